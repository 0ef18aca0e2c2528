// Owns whether a question shows every drawn number that its answer depends on: else nobody could answer it.
import type { Span } from '../domain/diagnostic.ts'
import { parseTemplate } from '../domain/deck/template.ts'
import { freeNames, parse } from '../domain/formula/index.ts'
import type { CalculatedParts } from './numeric.ts'
import { report, type Report } from './report.ts'

/**
 * Reports each parameter with several values that stands in the answer of `parts`, also through a `let`, and in no
 * template of the `question`. `placeOf` says where.
 */
export function reportUnseen(
  { answer, lets, params }: CalculatedParts,
  question: string,
  placeOf: (name: string) => Span,
  to: Report,
): void {
  const formulas = new Map(lets.map(({ name, formula }) => [name, formula]))
  /** The names, and those that they are derived from. A let only sees those before it, so this ends. */
  const withSources = (names: Iterable<string>, found = new Set<string>()): ReadonlySet<string> => {
    for (const name of names) {
      if (found.has(name)) continue
      found.add(name)
      withSources(namesIn(formulas.get(name) ?? ''), found)
    }
    return found
  }
  const needed = withSources(namesIn(answer))
  const all = new Set([...params.map(({ name }) => name), ...formulas.keys()])
  const shown = withSources(parseTemplate(question, all).used)
  for (const param of params) {
    const isFixed = param.kind === 'choices' ? param.values.length === 1 : param.from === param.to
    if (!isFixed && needed.has(param.name) && !shown.has(param.name))
      report(to, 'variable.unseen', placeOf(param.name), { name: param.name })
  }
}

function namesIn(formula: string): Iterable<string> {
  const parsed = parse(formula)
  return parsed.ok ? freeNames(parsed.value).keys() : []
}
