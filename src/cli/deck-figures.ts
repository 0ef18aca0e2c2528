// Owns the summary lines of a build or check: decks, notes, cards, languages, proofs, problems, time.
import type { DeckSummary } from '../app/deck-summary.ts'
import { kinds } from '../domain/deck/card.ts'
import type { Problem } from '../compiler/report.ts'
import { harmless } from '../terminal/deck-text.ts'
import { count } from './problems.ts'

const many = (number: number, one: string): string => `${number.toLocaleString('en')} ${one}${number === 1 ? '' : 's'}`

/** One line for each deck, one for the problems; `tookMs` is how long all of it took. */
export function figures(decks: readonly DeckSummary[], problems: readonly Problem[], tookMs: number): string {
  const { errors, warnings } = count(problems)
  const broken = new Set(problems.filter(({ severity }) => severity === 'error').map(({ file }) => file))
  // A deck.lock that is broken or behind costs no card.
  const leaving = [...broken].filter(file => !/(^|\/)deck\.lock$/.test(file)).length
  const outcome =
    errors === 0
      ? 'no errors'
      : `${many(errors, 'error')} in ${many(broken.size, 'file')}${leftOut(leaving, broken.size)}`
  return [
    ...decks.map(deckLine),
    `${outcome}, ${many(warnings, 'warning')} · ${(tookMs / 1_000).toFixed(2)} s`,
    '',
  ].join('\n')
}

const leftOut = (leaving: number, broken: number): string =>
  leaving === 0 ? '' : leaving === broken ? ', whose cards are left out' : `; the cards of ${leaving} are left out`

function deckLine({ title, id, notes, cards, coverage, variants }: DeckSummary): string {
  const total = Object.values(cards).reduce((sum, of) => sum + of, 0)
  const byKind = kinds.flatMap(kind => (cards[kind] === undefined ? [] : [`${cards[kind]} ${kind}`]))
  const share = (part: number): string => `${total === 0 ? 0 : Math.floor((part / total) * 100)} %`
  return [
    `${harmless(title)} (${id}): ${many(notes, 'note')}`,
    `${many(total, 'card')}${total === 0 ? '' : ` (${byKind.join(', ')})`}`,
    coverage.map(({ locale, cards: translated }) => `${locale} ${share(translated)}`).join(', '),
    `${many(variants, 'variant')} proven`,
  ].join(' · ')
}
