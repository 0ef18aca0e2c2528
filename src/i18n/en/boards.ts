// Owns the English texts of boards and seasons. Times and days come in as they are shown, names escaped.
export const boards = {
  board: {
    today: 'Today',
    week: 'This week',
    season: 'This season',
    all: 'All time',
    pastDay: 'An earlier day',
    pastWeek: 'An earlier week',
    pastSeason: 'An earlier season',
    better: '◀ Better',
    worse: 'Further ▶',
    mine: 'My place',
    whole: 'Board',
    left: '*left*',
    nameless: '*not shown*',
    place: (rank: number) => `You are number ${rank}`,
    placeless: 'You are not on this board',
    placing: {
      ranked: 'You are not on this part of the board.',
      young:
        'You are ranked as soon as you answer when your account and your membership here are old enough. Then everything counts that you have answered here.',
      hidden: 'You have left the boards. `/privacy join` brings you back.',
      excluded: 'You are excluded from this season.',
      idle: 'You have no answer that counts here yet.',
    },
    summary: (monday: string) => `The week from ${monday}`,
    title: (board: string) => `🏆 ${board}`,
    row: (rank: number, name: string, points: number, right: number, answered: number) =>
      `**${rank}.** ${name} · ${points} points · ${right}/${answered} right`,
    empty: 'Nobody has answered yet.',
  },
  season: {
    days: (from: string, to: string) => `${from} to ${to}`,
    title: (days: string) => `🏆 Season from ${days}`,
    over: (days: string) => `🏆 The season from ${days} is over`,
    corrected: (days: string) => `🏆 Corrected: the season from ${days}`,
    counted: (drops: number) =>
      drops === 1 ? 'The best answer of each person counts.' : `The best ${drops} answers of each person count.`,
    final: (time: string) => `As of ${time}`,
    table: 'Table',
    excludedYou: (reason: string) => `⚠️ You were taken off the table of a season: ${reason}`,
    includedYou: (reason: string) => `✅ You were put back on the table of a season: ${reason}`,
  },
}
