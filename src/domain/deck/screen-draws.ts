// Owns screening draws by doubles: nearly all can be told, exactly, without the long numbers of the deciding evaluation.
import { cellsFor, compileShort, copy, EXACT, store, topSums } from '../formula/index.ts'
import type { Cells, Checked, Step } from '../formula/index.ts'
import { carryFigures } from '../grading/carry.ts'
import { screenForgiving, surelyAllows, type Ends } from '../grading/screen.ts'
import { isRelative, partsOf } from '../grading/tolerance.ts'
import { remember } from '../remember.ts'
import type { Picks } from './candidates.ts'
import { isNoiseBeside } from './noise.ts'
import type { Values } from './param.ts'
import { ANSWER, type PreparedCard } from './prepare.ts'
import { carriedEnds, type CarriedEnds } from './screen-carry.ts'
import { exactMark, type Mark, type Tally } from './tally.ts'

/**
 * Counts the draw `picks` in `tally` as a proof does, and says true, where it is sure that nothing about it is a problem:
 * every formula of the card has a value or the condition does not hold, and what is shown for an accepted key is read as
 * a right answer. False: nothing is counted, and only the long way knows.
 */
export type Screen = (picks: Picks, tally: Tally) => boolean

/** A draw writes every cell before it reads it, so that cards take turns in the same ones. */
const cellsOf = remember(8, cellsFor)

/** The screen of a card, `shown` being the formulas in its texts; undefined where lists or long numbers are all over it. */
export function screenDraws(
  prepared: PreparedCard,
  shown: readonly Checked[],
  { assumedTolerance = false }: { readonly assumedTolerance?: boolean },
): Screen | undefined {
  const { params, lets, answer, mistakes, where } = prepared
  const { tolerance, carry } = prepared.card
  const places = new Map([...params, ...lets, { name: ANSWER }].map(({ name }, index) => [name, index]))
  const count = places.size
  const key = count - 1
  const compile = (checked: Checked, at: number): Step | undefined =>
    compileShort(checked, name => places.get(name), at)
  /** A formula whose value is kept in the cell `into`. */
  const named = (checked: Checked, into: number): Step | undefined => {
    const run = compile(checked, count)
    return run && (cells => run(cells) && copy(cells, count, into))
  }
  const all = <T>(steps: readonly (T | undefined)[]): readonly T[] | undefined => {
    const found = steps.filter(step => step !== undefined)
    return found.length === steps.length ? found : undefined
  }
  const condition = where && compile(where, count)
  const letSteps = all(lets.map(({ checked }, index) => named(checked, params.length + index)))
  const keyStep = named(answer, key)
  const mistakeSteps = all(mistakes.map(mistake => compile(mistake, count)))
  const shownSteps = all(shown.map(formula => compile(formula, count)))
  if (!letSteps || !keyStep || !mistakeSteps || !shownSteps || (where && !condition)) return undefined
  const cells = cellsOf(count)
  const put = params.map(({ values }, at) => pickInto(cells, at, values))
  const relative = isRelative(tolerance)
  const needsExact = partsOf(tolerance).every(({ kind }) => kind === 'exact')
  const figures = carryFigures(tolerance, carry)
  const isForgiving = figures !== undefined
  /** Made when a mistake comes near a key for the first time. */
  let bound: { readonly ends: CarriedEnds | undefined } | undefined
  const carried = (): Ends | undefined => {
    bound ??= { ends: figures === undefined ? undefined : carriedEnds(prepared, figures) }
    return bound.ends?.(cells)
  }
  /** Made when a key is no fraction for the first time. */
  let sums: { readonly chains: ReturnType<typeof sumsIn> } | undefined
  const chains = (): ReturnType<typeof sumsIn> =>
    (sums ??= { chains: relative ? sumsIn(prepared, compile, count) : [] }).chains

  return (picks, tally) => {
    for (let at = 0; at < put.length; at++) if (!put[at]?.(picks[at] ?? 0)) return false
    if (!letSteps.every(step => step(cells))) return false
    if (condition) {
      if (!condition(cells)) return false
      if (cells.a[count] !== 1) return rejected(tally, { kind: 'where' })
    }
    if (!keyStep(cells)) return false
    const isExact = cells.kind[key] === EXACT
    if (isExact && relative && cells.a[key] === 0) return rejected(tally, { kind: 'near-zero' })
    if (!isExact) {
      const sumsAbove = needsExact ? undefined : chains()
      const isNoise = sumsAbove && noiseIn(sumsAbove)
      if (isNoise !== false) return isNoise === true && rejected(tally, { kind: 'near-zero' })
    }
    const own = endsIn(cells, key)
    const mark = markIn(cells, key)
    if (mark === undefined) return false
    const marks: Mark[] = []
    const right: number[] = []
    for (const [index, step] of mistakeSteps.entries()) {
      const wrong = step(cells) ? markIn(cells, count) : undefined
      if (wrong === undefined) return false
      const isRight =
        isExact && wrong === mark
          ? true
          : needsExact && !isForgiving && cells.kind[count] === EXACT
            ? false
            : screenForgiving(own, endsIn(cells, count), tolerance, isForgiving, carried)
      if (isRight === undefined) return false
      marks.push(wrong)
      if (isRight) right.push(index)
    }
    if (right.length > 0) return rejected(tally, { kind: 'mistake', indices: right, defined: [...marks.keys()] })
    if (assumedTolerance && needsExact && cells.b[key] !== 1) return false
    // An answer that was there before is shown and graded as it was then.
    const isKnown = isExact && tally.answers.has(mark)
    if (!isKnown && !isSurelyShownRight(isExact, own)) return false
    if (!shownSteps.every(step => step(cells))) return false
    tally.accept(mark, marks)
    return true
  }

  /** Whether the key is noise; undefined where that cannot be told. */
  function noiseIn(chains: readonly (readonly Step[])[]): boolean | undefined {
    for (const chain of chains) {
      const sizes: number[] = []
      for (const [index, step] of chain.entries()) {
        if (!step(cells)) return undefined
        const [low, high] = endsIn(cells, count)
        // A sum that is exact is what it is, whatever cancels.
        if (index === 0 && cells.kind[count] === EXACT) break
        sizes.push(Math.abs(low / 2 + high / 2))
      }
      const [whole, ...terms] = sizes
      if (whole !== undefined && isNoiseBeside(whole, terms)) return true
    }
    return false
  }

  /**
   * Whether what people see for the key is read as that, and right: see key-text.ts. Whole numbers and short decimals stand
   * in full, others are rounded to six figures where the tolerance allows it; a test reads such texts.
   */
  function isSurelyShownRight(isExact: boolean, [low, high]: readonly [number, number]): boolean {
    const size = Math.abs(low / 2 + high / 2)
    if (isExact && hasShortDecimals(cells.a[key] as number, cells.b[key] as number)) return true
    return size > leastPlain && size < mostPlain && surelyAllows(tolerance, size, size * sixFigures + (high - low))
  }
}

/** By how much rounding to six figures may move a number, as a share of it: half a unit in the sixth. */
const sixFigures = 0.500001e-5
/** Between these a number of six figures is written with digits and a point alone. */
const leastPlain = 1.1e-6
const mostPlain = 9e14

/** Whether n/d is a whole number of up to 15 digits, or a decimal of up to 12 that stands in full. */
function hasShortDecimals(n: number, d: number): boolean {
  if (d === 1) return Math.abs(n) < 1e15
  for (let scale = 10; scale <= 1e11; scale *= 10) if (scale % d === 0) return Math.abs(n) * (scale / d) < 1e12
  return false
}

/** The chains of sums at the top of the answer: the whole of each, then its terms. Undefined where one has no short way. */
function sumsIn(
  { answer, lets }: PreparedCard,
  compile: (checked: Checked, at: number) => Step | undefined,
  at: number,
): readonly (readonly Step[])[] | undefined {
  const sums = topSums(answer, name => lets.find(each => each.name === name)?.checked)
  const steps = sums.map(({ whole, terms }) => [whole, ...terms].flatMap(one => compile(one, at) ?? []))
  return steps.every((chain, index) => chain.length === (sums[index]?.terms.length ?? 0) + 1) ? steps : undefined
}

/** Puts the picked value of a parameter into its cell; false where doubles do not hold it. */
function pickInto(cells: Cells, at: number, values: Values): (pick: number) => boolean {
  const known = new Map<number, readonly [number, number]>()
  return pick => {
    const value = known.get(pick)
    if (value) {
      cells.kind[at] = EXACT
      cells.a[at] = value[0]
      cells.b[at] = value[1]
      return true
    }
    if (!store(cells, at, values.at(pick))) return false
    known.set(pick, [cells.a[at] as number, cells.b[at] as number])
    return true
  }
}

function rejected(tally: Tally, rejection: Parameters<Tally['reject']>[0]): true {
  tally.reject(rejection)
  return true
}

function endsIn({ kind, a, b }: Cells, at: number): readonly [number, number] {
  const [low, high] = [a[at] as number, b[at] as number]
  return kind[at] === EXACT ? [low / high, low / high] : [low, high]
}

/** As `markOf`. */
function markIn({ kind, a, b }: Cells, at: number): Mark | undefined {
  const [low, high] = [a[at] as number, b[at] as number]
  if (kind[at] === EXACT) return exactMark(low, high)
  const middle = low / 2 + high / 2
  return low <= 0 && high >= 0 ? undefined : `~${middle}`
}
