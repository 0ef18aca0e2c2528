// Owns what is shown of a verdict: the same sentences as in Discord, what a mistake is told, how the answer was read.
import { explain, explainGap, explainSlip } from '../../i18n/explain.ts'
import type { Graded } from './asked.ts'
import { make, typeset, written } from './nodes.ts'
import type { LiveTexts } from './texts.ts'

/** Shows in `place` the verdict on `typed`; `says` are the card's sentences to its mistakes, HTML. */
export function showVerdict(
  place: Element,
  graded: Graded,
  typed: string,
  says: readonly string[],
  texts: LiveTexts,
): void {
  place.className = `pd-said pd-${graded.kind}`
  place.replaceChildren(...verdictNodes(graded, typed, says, texts))
  typeset(place)
}

function verdictNodes(graded: Graded, typed: string, says: readonly string[], texts: LiveTexts): Node[] {
  const { verdict, unreadable } = texts.answering
  if (graded.kind === 'ungradable') {
    const { problem } = graded
    return [
      headline(unreadable.title),
      ...(typed.trim() === '' ? [] : [whereIn(typed, problem.span)]),
      make('p', '', explain(problem, texts)),
    ]
  }
  const { kind } = graded
  const said = kind === 'mistake' ? graded.mistakes.flatMap(index => says[index] ?? []) : []
  const remark = remarkOn(graded, texts)
  return [
    headline(verdict[kind]),
    ...said.map(html => make('p', '', written(html))),
    ...(remark === undefined ? [] : [make('p', '', remark)]),
    make('p', 'pd-read', verdict.readAs(graded.reading.readAs)),
  ]
}

/**
 * The strong words of a sentence in Discord: what stands before them is a sign, which the style sets here as not every
 * font has it; what follows speaks of attempts, which there are none of.
 */
const headline = (sentence: string): Node => make('p', 'pd-verdict', make('strong', '', sentence.split('**')[1] ?? ''))

/** So many characters of what was typed are shown before the place that is meant, of it, and behind it. */
const SHOWN = 60

/** What was typed with the place marked that could not be read; an empty place is one where something is missing. */
function whereIn(typed: string, { start, end }: { readonly start: number; readonly end: number }): Node {
  const upTo = (text: string): string => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
  const place = make('mark', '', upTo(typed.slice(start, end)) || '\u2423')
  const before = start > SHOWN ? `…${typed.slice(start - SHOWN, start)}` : typed.slice(0, start)
  return make('p', 'pd-typed', make('code', '', before, place, upTo(typed.slice(end))))
}

/** What the answer missed by, in one sentence. */
function remarkOn(graded: Graded, texts: LiveTexts): string | undefined {
  if (graded.kind === 'unitSlip') return explainSlip(graded.slip, texts)
  if (graded.kind !== 'wrong') return undefined
  if ('gap' in graded.reading && graded.reading.gap) return explainGap(graded.reading.gap, texts)
  return graded.direction && texts.grade.direction[graded.direction]
}
