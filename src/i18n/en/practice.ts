// Owns the English texts of what follows a result: the working on demand, and practice for no points.
export const practice = {
  explain: 'Explain',
  button: 'Practise',
  title: 'Practice: for no points, as often as you like',
  solve: 'Show the answer',
  another: 'Other numbers',
  early: (time: string) => `This question can be practised when its results are out: ${time}.`,
  withheld: 'This question is being asked at the moment. It can be practised again after the results.',
  /** /answer of somebody who has not seen their question. */
  unseen: 'Your own question first: your answer was not counted, because you had not seen these numbers yet.',
}
