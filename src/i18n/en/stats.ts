// Owns the English texts of a person's own numbers. Names of decks and tags come in escaped, shares as `71%`.

export const stats = {
  title: '📊 Your numbers',
  quiz: (channel: string, deck: string) => `${channel} · ${deck}`,
  answers: (answered: number, right: number, share: string) =>
    `**${answered}** answered, **${right}** of them right (${share})`,
  withdrawn: (count: number) =>
    count === 1
      ? 'One more question was withdrawn; it counts for your streak alone.'
      : `${count} more questions were withdrawn; they count for your streak alone.`,
  streak: (current: number, best: number) => `🔥 Streak ${current}, longest ${best}`,
  run: (current: number, best: number) => `✅ Right in a row ${current}, best ${best}`,
  points: (season: number, all: number) => `🏆 ${season} points this season, ${all} over all`,
  hints: (count: number) => (count === 1 ? '💡 1 hint taken' : `💡 ${count} hints taken`),
  time: (typical: string) => `⏱️ ${typical} from seeing a question to answering it, typically`,
  strongest: (tags: readonly string[]) => `💪 Strongest: ${tags.join(', ')}`,
  weakest: (tags: readonly string[]) => `🎯 To practise: ${tags.join(', ')}`,
  tag: (tag: string, share: string) => `${tag} (${share})`,
  none: 'You have not answered here yet. `/daily` shows the question of today.',
  nowhere: 'You have not answered anywhere yet. In a server with a quiz, `/daily` shows the question of today.',
  calendar: (weeks: number) => `The last ${weeks} weeks`,
  calendarAlt: (answered: number, right: number, months: readonly string[]) =>
    `Calendar: answered on ${answered} days, right on ${right} of them. ${months.join('; ')}`,
  month: (name: string, answered: number, right: number) => `${name}: ${answered} answered, ${right} right`,
  legend: { none: 'no answer', answered: 'answered', right: 'right' },
  byTag: 'Right answers by tag',
  byTagAlt: (tags: readonly string[]) => `Right answers by tag: ${tags.join(', ')}`,
  tagAlt: (tag: string, share: string) => `${tag} ${share}`,
  share: (right: number, answered: number) => `${right} of ${answered}`,
}
