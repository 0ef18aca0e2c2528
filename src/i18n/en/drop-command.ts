// Owns the English texts of /drop: as it is registered, and what it answers.

export const dropCommand = {
  name: 'drop',
  says: 'Ask a practice question now, or correct the last one',
  subcommands: {
    now: { name: 'now', says: 'Ask a question at once, for practice: no points, no streak', options: {} },
    void: {
      name: 'void',
      says: 'Withdraw the last question: points go, streaks stay',
      options: { reason: { name: 'reason', says: 'Kept with the question', choices: {} } },
    },
    regrade: {
      name: 'regrade',
      says: 'Grade all answers to the last question again',
      options: { reason: { name: 'reason', says: 'Kept with the question', choices: {} } },
    },
  },
}

export const dropWords = {
  opened: 'A practice question is being posted. It is open for an hour.',
  already: 'Nothing was asked: a practice question is open already.',
  blocked: 'Nothing was asked: there is no card that could be asked now.',
  none: 'This quiz has asked nothing yet.',
  voided: 'The last question is withdrawn: nobody has points for it, and nobody missed it.',
  'not-posted': 'Nothing was changed: the last question was withdrawn already, or never posted.',
  regraded: (looked: number, changed: number) => `Answers graded again: ${looked}. Now otherwise: ${changed}.`,
}
