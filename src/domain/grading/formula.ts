// Owns the verdict on a typed formula: read, compared with the key, then with the listed mistakes.
import type { FormulaKey } from '../deck/formula-key.ts'
import { check, parse } from '../formula/index.ts'
import { answerWork, compareWith, isSame, type Gap } from './equivalence.ts'
import { readFormula } from './read.ts'
import { bestCredit } from './share.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** A typed formula as it was understood. */
export interface FormulaGiven extends Given {
  /** Of a wrong one: where it has no value although the key has one. */
  readonly gap?: Gap
}

/** The verdict on a typed formula. `locale` is the person's: which separator is the decimal one. */
export function gradeFormula(
  { names, points, mistakes }: FormulaKey,
  text: string,
  locale?: string,
): Verdict<FormulaGiven> {
  const read = readFormula(text, { names, locale })
  if (!read.ok) return ungradable(read.error)
  const { checked, readAs } = read.value
  const reading = { readAs }
  const work = answerWork()
  const found = compareWith(points, checked, work)
  if (found.kind === 'same') return { kind: 'right', credit: '1', reading }
  if (found.kind === 'undecided') return ungradable({ ...found.problem, span: { start: 0, end: text.length } })
  const matching = mistakes.filter(mistake => isSame(mistake.points, checked, work))
  if (matching.length > 0)
    return {
      kind: 'mistake',
      credit: bestCredit(matching.map(({ credit }) => credit)),
      mistakes: matching.map(({ index }) => index),
      reading,
    }
  return { kind: 'wrong', credit: '0', reading: found.kind === 'gap' ? { readAs, gap: found.gap } : reading }
}

/** Where the formula echoed as `readAs` has no value although the key has one. */
export function gapIn({ names, points }: FormulaKey, readAs: string): Gap | undefined {
  const parsed = parse(readAs)
  const checked = parsed.ok ? check(parsed.value, names) : parsed
  const found = checked.ok ? compareWith(points, checked.value) : undefined
  return found?.kind === 'gap' ? found.gap : undefined
}
