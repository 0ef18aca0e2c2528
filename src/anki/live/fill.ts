// Owns putting drawn numbers onto a side of a card: what the exporter showed with sample numbers is written anew.
import type { Asked, AskedText } from './asked.ts'
import { make, typeset, written } from './nodes.ts'

type Drawn = NonNullable<AskedText['drawn']>
interface InLanguage {
  readonly locale: string
  readonly drawn: Drawn
}

/** The texts of each block of a side: the first language in one, all others in the other, as in the fields. */
export function blocksOf(root: Element, { texts }: Asked): [block: Element, locales: readonly string[]][] {
  const [first, ...others] = texts.keys()
  const [one, two] = [root.querySelector('.pd-one'), root.querySelector('.pd-two')]
  return [
    ...(one && first !== undefined ? [[one, [first]] satisfies [Element, string[]]] : []),
    ...(two && others.length > 0 ? [[two, others] satisfies [Element, string[]]] : []),
  ]
}

/** Writes the texts that hold numbers; a formula card has none. */
export function fillSide(root: Element, asked: Asked): void {
  for (const [block, locales] of blocksOf(root, asked)) {
    const shown = locales.flatMap((locale): InLanguage[] => {
      const drawn = asked.texts.get(locale)?.drawn
      return drawn ? [{ locale, drawn }] : []
    })
    if (shown.length === 0) continue
    fillPart(block, 'pd-question', shown, ({ question }) => [written(question)])
    fillHints(block, shown)
    fillPart(block, 'pd-answer', shown, ({ answerText, answer }) => [make('p', '', answerText), written(answer)])
    fillPart(block, 'pd-explanation', shown, ({ explanation }) => [written(explanation)])
    typeset(block)
  }
}

function fillPart(block: Element, part: string, shown: readonly InLanguage[], inside: (drawn: Drawn) => Node[]): void {
  const place = block.querySelector(`.${part}`)
  if (!place) return
  const [only] = shown
  const nodes = shown.map(({ locale, drawn }) => {
    const text = make('div', '', ...inside(drawn))
    text.lang = locale
    return text
  })
  place.replaceChildren(...(only && nodes.length === 1 ? inside(only.drawn) : nodes))
}

/** Folded hints keep their headings. */
function fillHints(block: Element, shown: readonly InLanguage[]): void {
  const hints = shown.flatMap(({ drawn }) => drawn.hints)
  for (const [at, hint] of block.querySelectorAll('.pd-hint').entries()) {
    const summary = hint.querySelector('summary')
    const text = hints[at]
    if (summary && text !== undefined) hint.replaceChildren(summary, written(text))
  }
}
