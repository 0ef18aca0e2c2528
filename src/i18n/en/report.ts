// Owns the English texts of reports of questions.

export const reportWords = {
  foreign: 'This is no question of mine. Use it on the message of a question or of its results.',
  title: 'Report this question',
  label: 'What is wrong with it?',
  placeholder: 'For example: the key forgets the factor 2 of the backward pass.',
  recorded: 'Thank you. Whoever owns the deck gets your note, without your name.',
  repeated: 'You have reported this card already.',
  many: 'You have sent five reports within a day. Please send the next one tomorrow.',
  blocked: 'Your reports are not taken any more.',
  head: (id: number, title: string) => `🚩 Report ${id}: **${title}**`,
  asked: (time: string) => `Reported ${time}`,
  block: 'Take no more of this reporter',
  blockedNow: 'No more reports of this person are taken, and theirs are gone.',
  gone: 'This report is no longer there.',
}
