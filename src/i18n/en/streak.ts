// Owns the English texts of streaks, their repair and their pauses.

export const streak = {
  title: (days: number) => `🔥 Streak: ${days}`,
  facts: (best: number, freezes: number) => `Best ${best} · ❄️ ${freezes === 1 ? '1 freeze' : `${freezes} freezes`}`,
  answers: (answered: number, right: number) => `${answered} answered, ${right} of them right`,
  pending: "Today's question is still open for you: `/daily`",
  rule: 'A streak counts questions answered, right or wrong. Every 7th answer earns a freeze, which covers a miss.',
  atRisk: (time: string) => `⚠️ At risk: today's question closes ${time}. \`/daily\``,
  runs: (current: number, best: number) => `Right in a row: ${current}, best ${best}`,
  mendable: (streak: number) => `Your streak broke. \`/streak repair\` can bring it back to ${streak}.`,
  away: (time: string) => `⏸️ You pause until ${time}: questions meanwhile are no misses.`,
  repair: {
    offer: (streak: number) =>
      `Two fresh questions of earlier ones, one attempt at each. Are both right, your streak is ${streak} again. Beginning it counts, whatever comes of it: the next repair can be had 30 questions later.`,
    begin: 'Begin the repair',
    question: (place: number, count: number) => `Repair: question ${place} of ${count}`,
    one: 'You have one attempt.',
    next: '✅ **Right.** One more:',
    repaired: (streak: number) => `✅ **Repaired.** Your streak is ${streak}.`,
    failed: (streak: number) => `❌ **Not right.** The streak stays broken; it is ${streak} now.`,
    none: 'There is nothing to repair.',
    late: 'It is too late: a break can be repaired until two questions after it.',
    spent: 'You have begun a repair within the last 30 questions.',
    'no-card': 'There is no earlier question with numbers yet that could be asked.',
    withheld: 'This card is being asked of everybody just now. Come back after its results.',
    unknown: 'This question of a repair is answered already, or not yours.',
  },
  pause: {
    paused: (time: string, left: number) =>
      `⏸️ You pause until ${time}. In this season you have ${left} days of pause left.`,
    already: (time: string) => `You pause already, until ${time}. \`/streak pause days:0\` ends it now.`,
    'too-long': (left: number) => `That is too long: in this season you have ${left} days of pause left.`,
    ended: 'Your pause is over: questions count again from the next one on.',
    none: 'You do not pause.',
  },
}
