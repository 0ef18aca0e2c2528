// Tests that no text whatever makes the engine or the reader throw, leave its limits, or point outside the text.
import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { check, compile, evaluate, limits, parse, print } from '../../src/domain/formula/index.ts'
import type { Dialect } from '../../src/domain/formula/index.ts'
import { fullWork } from '../../src/domain/formula/work.ts'
import { readAnswer } from '../../src/domain/grading/read.ts'
import type { Span } from '../../src/domain/diagnostic.ts'
import { prng, seed, type Prng } from '../../src/domain/random.ts'
import { numbers } from '../domain/formula/read.ts'
import { formulaText, mutated, noise, pick, variables } from './formula-text.ts'

const names = new Set(Object.keys(variables))
const lists = new Set(['v'])
const values = numbers(variables)
const dialects = ['author', 'typed'] as const

const isInside = ({ start, end }: Span, text: string): boolean => 0 <= start && start <= end && end <= text.length

/** What is wrong with what the engine makes of `text`; 'value' where nothing is and it has one. */
function outcomeOf(text: string, dialect: Dialect): string | undefined {
  const parsed = parse(text, dialect)
  const ready = parsed.ok ? check(parsed.value, names, lists) : parsed
  if (!ready.ok) return isInside(ready.error.span, text) ? undefined : 'an error outside the text'
  if (parsed.ok && !parse(print(parsed.value)).ok && text.length < limits.length.typed) return 'print is not read back'
  const work = fullWork()
  const found = evaluate(ready.value, values, work)
  if (found.ok && work.left < 0) return 'more work than is allowed'
  if (!found.ok && !isInside(found.error.span, text)) return 'an error outside the text'
  const { slots, run, runList } = compile(ready.value)
  const inputs = slots.map(name => variables[name as keyof typeof variables])
  run(inputs)
  runList(inputs)
  return found.ok ? 'value' : undefined
}

function readingFault(text: string, random: Prng): string | undefined {
  const unit = pick(random, [undefined, 'params', 'px', 'MiB', '%'])
  const locale = pick(random, ['en', 'de', 'zh-CN', 'fr'])
  const wants = pick(random, ['number', 'list', 'any'] as const)
  const read = readAnswer(text, { locale, wants, names, ...(unit === undefined ? {} : { unit }) })
  if (read.ok) return read.value.readAs === '' ? 'no echo' : undefined
  return isInside(read.error.span, text) ? undefined : 'a reason outside the text'
}

// One seed for the run and a number for the text name every failure: put the seed here to see it again.
const runSeed = randomBytes(16).toString('hex')

const kinds: readonly (readonly [what: string, count: number, fewestValues: number, make: (random: Prng) => string])[] =
  [
    ['of the grammar', 50_000, 10_000, random => formulaText(random, 1 + random.below(4))],
    ['changed at random', 40_000, 1_000, random => mutated(formulaText(random, 1 + random.below(3)), random)],
    ['of any characters', 20_000, 0, random => noise(random, 40)],
  ]

test.each(kinds)('texts %s: %i of them are answered', (_, count, fewestValues, make) => {
  const random = prng(seed(runSeed))
  let haveValues = 0
  for (let index = 0; index < count; index++) {
    const text = make(random)
    try {
      const outcomes = [...dialects.map(dialect => outcomeOf(text, dialect)), readingFault(text, random)]
      expect(outcomes.filter(outcome => outcome !== undefined && outcome !== 'value')).toEqual([])
      if (outcomes.includes('value')) haveValues++
    } catch (error) {
      throw new Error(`failed for ${JSON.stringify(text)}, text ${index} of seed ${runSeed}`, { cause: error })
    }
  }
  // Else the errors of shape would hide everything that comes after them.
  expect(haveValues).toBeGreaterThanOrEqual(fewestValues)
})
