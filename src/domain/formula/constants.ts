// Owns the named constants.
import type { Num } from './value.ts'
import { around } from './value.ts'

const rows: readonly [name: string, value: number][] = [
  ['pi', Math.PI],
  ['e', Math.E],
  ['tau', 2 * Math.PI],
]

/** By name, as intervals: none is rational. A declared variable of the same name hides the constant. */
export const constants: ReadonlyMap<string, Num> = new Map(
  rows.flatMap(([name, value]) => {
    const num = around(value)
    return num ? [[name, num] as const] : []
  }),
)
