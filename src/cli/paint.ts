// Owns colour on a terminal: only where one listens and NO_COLOR is unset.
import type { Io } from './verb.ts'

const colours = { red: 31, green: 32, yellow: 33, bold: 1, dim: 2 } as const
export type Paint = Readonly<Record<keyof typeof colours, (text: string) => string>>

/** Painting for stdout; without a terminal every colour leaves the text as it is. */
export function paint(io: Pick<Io, 'stdout' | 'env'>): Paint {
  const isColoured = io.stdout.isTTY === true && (io.env.NO_COLOR ?? '') === ''
  const by =
    (code: number) =>
    (text: string): string =>
      isColoured ? `\u001b[${code}m${text}\u001b[0m` : text
  return {
    red: by(colours.red),
    green: by(colours.green),
    yellow: by(colours.yellow),
    bold: by(colours.bold),
    dim: by(colours.dim),
  }
}
