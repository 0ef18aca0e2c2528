// Owns what live cards know of the program around them: whether there is a keyboard, and how its answer is shown.

/** What programs put on the page: the desktop's bridge, AnkiDroid's function. */
interface Host {
  readonly pycmd?: (command: string) => void
  readonly showAnswer?: () => void
}
const host = window as unknown as Host

/** Anki marks phones; a mouse stands for a keyboard elsewhere. */
export const hasKeyboard = (): boolean =>
  !document.documentElement.classList.contains('mobile') && matchMedia('(hover: hover) and (pointer: fine)').matches

/** Whether a front's document lives on as its back, so that nothing need be stored. */
export const keepsDocument = (): boolean => host.pycmd !== undefined

/** Shows the answer, if there is a way. */
export function flip(): boolean {
  if (host.pycmd) host.pycmd('ans')
  else if (host.showAnswer) host.showAnswer()
  else return false
  return true
}
