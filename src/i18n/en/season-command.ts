// Owns the English texts of /season: as it is registered, and what it answers.

const person = { name: 'person', says: 'Who', choices: {} }

export const seasonCommand = {
  name: 'season',
  says: 'The competition of this quiz',
  subcommands: {
    show: { name: 'show', says: 'The season that runs: its days, what counts, who is excluded', options: {} },
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
      says: 'Take somebody off the table of this season; they are told why',
      options: { person, reason: { name: 'reason', says: 'Told to the person and kept', choices: {} } },
    },
    include: {
      name: 'include',
      says: 'Put somebody back on the table of this season',
      options: { person, reason: { name: 'reason', says: 'Told to the person and kept', choices: {} } },
    },
  },
}

export const seasonWords = {
  none: 'No season has begun here yet: it begins with its first question.',
  archived: 'It is final.',
  next: (from: string, to: string) => `Set: a season from ${from} to ${to}`,
  exclusions: 'Excluded:',
  exclusion: (name: string, by: string, reason: string) => `- ${name}, by ${by}: ${reason}`,
  stranger: 'This person has not played here.',
  excluded: (name: string) => `${name} is off the table of this season and will be told so.`,
  included: (name: string) => `${name} is on the table of this season again.`,
  already: 'Nothing was changed: that is so already.',
}
