// Owns answering a script line by line: one line out for each line in, in order, for as long as it asks.
import type { Io } from './verb.ts'

/**
 * Answers every line of standard input with `answer(line)`. Lines may have any length and end in LF or CRLF; the last
 * one needs no end. What has been read is answered at once, in one piece, so that a script may wait for each answer.
 */
export async function answerLines({ stdin, stdout, stop }: Io, answer: (line: string) => string): Promise<void> {
  const decoder = new TextDecoder()
  let begun: string[] = []
  const take = (text: string): void => {
    const [first = '', ...rest] = text.split('\n')
    begun.push(first)
    if (rest.length === 0) return
    const last = rest.pop() ?? ''
    const answers = [begun.join(''), ...rest].map(line => `${answer(withoutReturn(line))}\n`)
    begun = [last]
    stdout.write(answers.join(''))
  }
  const stopped = new Promise<void>(resolve => stop.addEventListener('abort', () => resolve(), { once: true }))
  const chunks = stdin[Symbol.asyncIterator]()
  for (;;) {
    const next = await Promise.race([chunks.next(), stopped])
    if (!next || next.done === true) break
    take(typeof next.value === 'string' ? next.value : decoder.decode(next.value, { stream: true }))
  }
  if (stop.aborted) {
    // An input that stays open would keep the process alive.
    if ('destroy' in stdin && typeof stdin.destroy === 'function') stdin.destroy()
    return
  }
  take(decoder.decode())
  const last = withoutReturn(begun.join(''))
  if (last !== '') stdout.write(`${answer(last)}\n`)
}

const withoutReturn = (line: string): string => (line.endsWith('\r') ? line.slice(0, -1) : line)
