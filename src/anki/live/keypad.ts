// Owns the keypad of a live card: some hosts give a card's field no keyboard, or one without a minus.
import type { CalculatedCard } from '../../domain/deck/card.ts'
import type { Asked } from './asked.ts'
import { make } from './nodes.ts'

/** Rows of keys as they are shown; what a key types is itself but for the signs that the keyboard lacks. */
const rows = ['789()', '456×/', '123+−', '0.e^%']
const types: Readonly<Record<string, string>> = { '×': '*', '−': '-' }
const listSigns = ['[', ']', ';']

/** The keys of the last row, beside the eraser: what only cards of this sort need. */
function ownKeys(card: CalculatedCard, { list }: Asked): readonly string[] {
  if (card.kind === 'formula') return card.params.map(({ name }) => name)
  return list ? listSigns : []
}

/** Keys for `card`, each calling `type` with what it types; `erase` takes the sign before the cursor away. */
export function keypad(
  card: CalculatedCard,
  asked: Asked,
  type: (text: string) => void,
  erase: () => void,
): HTMLElement {
  const key = (label: string, press: () => void): HTMLButtonElement => {
    // AnkiMobile gives taps only to what is tappable.
    const button = make('button', 'pd-key tappable', label)
    button.type = 'button'
    // The field keeps the cursor, or stays without it.
    button.addEventListener('mousedown', event => event.preventDefault())
    button.addEventListener('click', press)
    return button
  }
  const typing = (label: string): HTMLButtonElement => key(label, () => type(types[label] ?? label))
  const own = ownKeys(card, asked).map(typing)
  const eraser = key('⌫', erase)
  eraser.classList.add('pd-erase')
  return make(
    'div',
    'pd-keys',
    ...[...rows.join('')].map(typing),
    ...(own.length > 0 ? [make('div', 'pd-names', ...own)] : []),
    eraser,
  )
}
