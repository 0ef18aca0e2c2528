// Owns what people see only rounded: how far the values that a question shows may be from what they stand for.
import { compare } from '../formula/index.ts'
import type { Rational, Slack } from '../formula/index.ts'
import { roundingTo } from '../grading/carry.ts'
import type { NumericCard } from './card.ts'
import { parseTemplate } from './template.ts'

/** A template with a format in it; most questions have none. */
const formatted = /\{\{[^}]*\|/

/**
 * By name, half a unit of what question and hints show of a value that they show nowhere in full. Of several places in
 * one language the finest counts, of several languages the coarsest: nobody may lose by the language they read.
 */
export function shownRounded(
  { texts }: NumericCard,
  names: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): ReadonlyMap<string, Slack> {
  const questions = Object.values(texts).map(({ body, hints }) => [body, ...hints])
  if (!questions.flat().some(template => formatted.test(template))) return new Map()
  const languages = questions.map(templates => placesIn(templates, names, lists))
  const rounded = new Map<string, Slack>()
  for (const name of new Set(languages.flatMap(places => [...places.keys()]))) {
    const shown = languages.flatMap(places => [places.get(name) ?? []]).filter(slacks => slacks.length > 0)
    rounded.set(name, value => largest(shown.map(slacks => smallest(slacks.map(slack => slack(value))))))
  }
  return rounded
}

/** How each name is shown, as often as it is. */
function placesIn(
  templates: readonly string[],
  names: ReadonlySet<string>,
  lists: ReadonlySet<string>,
): ReadonlyMap<string, readonly Slack[]> {
  const found = new Map<string, Slack[]>()
  for (const template of templates)
    for (const part of parseTemplate(template, names, lists).parts) {
      if (typeof part === 'string' || !names.has(part.source)) continue
      const slack = part.place ? roundingTo(part.place) : inFull
      found.set(part.source, [...(found.get(part.source) ?? []), slack])
    }
  return found
}

const inFull: Slack = () => undefined

/** Undefined is nothing: less than any other. */
const smallest = (halves: readonly (Rational | undefined)[]): Rational | undefined =>
  halves.reduce((least, half) => (least && half && compare(half, least) < 0 ? half : least && half && least))
const largest = (halves: readonly (Rational | undefined)[]): Rational | undefined =>
  halves.reduce((most, half) => (!most || (half && compare(half, most) > 0) ? half : most))
