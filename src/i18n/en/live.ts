// Owns the English words on live cards in Anki that are said nowhere else.
export const live = {
  check: 'Check',
  keys: 'Keys',
  erase: 'Delete the last sign',
  yours: 'Your answer',
}
