// Owns the English texts of playing on a terminal.
export const terminal = {
  question: (difficulty: string) => `Today's question · ${difficulty}`,
  difficulty: { easy: 'easy', medium: 'medium', hard: 'hard' },
  unit: (unit: string) => `Answer in ${unit}.`,
  askNumber: 'Your answer',
  askOption: (last: string) => `Your choice, A to ${last}`,
  unreadable: 'That could not be read. It does not count as an attempt.',
  noAnswer: "No answer yet; today's question waits for you.",
  answered: 'You have answered it already.',
  verdict: { right: 'Right.', mistake: 'Not right.', wrong: 'Not right.' },
  readAs: (reading: string) => `Read as ${reading}`,
  chose: (letter: string) => `You chose ${letter}`,
  rightAnswer: (answer: string) => `Right answer: ${answer}`,
  explanation: 'Explanation',
  source: (source: string) => `Source: ${source}`,
  streak: (current: number, best: number, freezes: number) =>
    `Streak ${current} · best ${best} · ${freezes === 1 ? '1 freeze' : `${freezes} freezes`}`,
  points: (points: number) => (points === 1 ? '1 point' : `${points} points`),
  next: (time: string) => `Next question: ${time}`,
  none: 'No question is open right now.',
  blocked: {
    'deck-unreadable': 'The deck file cannot be read.',
    'deck-unknown': 'The deck file no longer has the deck of your quiz.',
    'no-card': 'The deck has no card to ask.',
  },
  late: 'This question has closed while you were answering: the answer does not count.',
  storage: 'Nothing was saved:',
}
