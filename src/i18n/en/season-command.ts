// Owns the English texts of /season: as it is registered, and what it answers.

const person = { name: 'person', says: 'Who', choices: {} }
const reason = { name: 'reason', says: 'Told to the person and kept', choices: {} }
const season = {
  name: 'season',
  says: 'Which one; the one that runs if it is left out',
  choices: { running: 'The one that runs', last: 'The one before' },
}

export const seasonCommand = {
  name: 'season',
  says: 'The competition of this quiz',
  subcommands: {
    show: { name: 'show', says: 'A season: its days, what counts, who is excluded', options: { season } },
    flags: {
      name: 'flags',
      says: 'Answers that are too often right for somebody else, with the evidence',
      options: { season },
    },
    start: {
      name: 'start',
      says: 'Set the first and last day of a season; months go on before and after',
      options: {
        to: { name: 'to', says: 'The last day, as YYYY-MM-DD', choices: {} },
        from: { name: 'from', says: 'The first day, as YYYY-MM-DD; today if it is left out', choices: {} },
      },
    },
    exclude: {
      name: 'exclude',
      says: 'Take somebody off the table of a season; they are told why',
      options: { person, reason, season },
    },
    include: {
      name: 'include',
      says: 'Put somebody back on the table of a season',
      options: { person, reason, season },
    },
  },
}

export const seasonWords = {
  none: 'There is no such season here: one begins with its first question.',
  archived: 'It is final.',
  next: (from: string, to: string) => `Set: a season from ${from} to ${to}`,
  exclusions: 'Excluded:',
  exclusion: (name: string, by: string, reason: string) => `- ${name}, by ${by}: ${reason}`,
  stranger: 'This person has not played here.',
  excluded: (name: string) => `${name} is off the table of the season and will be told so.`,
  included: (name: string) => `${name} is on the table of the season again.`,
  flags: {
    looking: 'Comparing the answers of the season …',
    over: 'That season is final: what stood out in it has expired.',
    none: 'Nothing stands out in the season.',
    title: (pairs: number) => (pairs === 1 ? 'One pair stands out' : `${pairs} pairs stand out`),
    flag: (by: string, from: string, count: number, seasons: string) =>
      `${by} gave ${count} wrong answers that are right for the numbers of ${from}. By chance that happens in fewer than one of ${seasons} honest seasons.`,
    evidence: (day: string, title: string, typed: string, right: string) =>
      `- ${day}, ${title}: typed ${typed}, right for the other: ${right}`,
    rule: 'Compared are wrong answers to questions with numbers, after their results: three at least, within 30 questions. It is a hint, not a verdict; talk to both. `/season exclude` takes somebody off the table.',
  },
  already: 'Nothing was changed: that is so already.',
}
