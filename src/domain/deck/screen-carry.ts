// Owns bounding by doubles how far rounding on the way may move the key of a draw.
import { cellsFor, compileCarried, copied, copy, EXACT, grow } from '../formula/index.ts'
import type { Cells, Step } from '../formula/index.ts'
import { remember } from '../remember.ts'
import type { PreparedCard } from './prepare.ts'

/** All that a key may become, and perhaps more: the least and the most; undefined where that takes long numbers. */
export type CarriedEnds = (values: Cells) => readonly [least: number, most: number] | undefined

/** Keys take turns in the same cells. */
const cellsOf = remember(8, cellsFor)

/**
 * For the card, whose parameters and lets lie in the first cells in their order, where intermediate results are rounded to
 * `figures`: no less than `carriedKey`. Undefined where people see its values rounded, and where lists are all over it.
 */
export function carriedEnds({ params, lets, answer, shown }: PreparedCard, figures: number): CarriedEnds | undefined {
  if (shown.size > 0) return undefined
  const names = [...params, ...lets].map(({ name }) => name)
  const places = new Map(names.map((name, index) => [name, index]))
  const count = names.length
  const top = 2 * count
  const cells = cellsOf(top)
  const at = {
    valueOf: (name: string) => places.get(name),
    rangeOf: (name: string) => {
      const place = places.get(name)
      return place === undefined ? undefined : count + place
    },
  }
  const { root, slots } = answer
  // A key that is nothing but one value has no intermediate result.
  const own = root.kind === 'slot' ? slots[root.index] : undefined
  const steps = lets.map(({ name, checked }, index): Step | undefined => {
    const run = compileCarried(checked, at, top, figures)
    const into = count + params.length + index
    return run && (each => run(each) && (name === own || grow(each, top, figures)) && copy(each, top, into))
  })
  const key = compileCarried(answer, at, top, figures)
  const all = steps.filter(step => step !== undefined)
  if (!key || all.length < steps.length) return undefined
  return values => {
    for (let cell = 0; cell < count; cell++) {
      copied(values, cell, cells, cell)
      if (cell < params.length) copied(values, cell, cells, count + cell)
    }
    if (!all.every(step => step(cells)) || !key(cells)) return undefined
    const [low, high] = [cells.a[top] as number, cells.b[top] as number]
    return cells.kind[top] === EXACT ? [low / high, low / high] : [low, high]
  }
}
