// Owns the field Data: the card as the script in Anki draws and grades it, its texts in HTML with the slots left in.
import type { CalculatedCard, CardText, Template } from '../domain/deck/card.ts'
import { prepareCard, textNames } from '../domain/deck/prepare.ts'
import { parseTemplate } from '../domain/deck/template.ts'
import type { FieldHtml } from './html.ts'
import { inertJson } from './inert-json.ts'

/**
 * `card` as JSON for a `<script type="application/json">`, in `locales` only. It is a card like any other, whose texts
 * are HTML with `{{ formula | format }}` in place of Markdown: what draws, grades and presents cards takes it as it is.
 */
export function liveData(card: CalculatedCard, locales: readonly string[], html: FieldHtml): string {
  const names = namesOf(card)
  const template = (text: Template): (string | { html: string })[] =>
    parseTemplate(text, names.names, names.lists).parts.map(part =>
      typeof part === 'string' ? part : { html: text.slice(part.span.start, part.span.end) },
    )
  const block = (text: Template): string => html.block(template(text))
  const inHtml = ({ title, body, hints, answer, explanation, says, unit }: CardText): CardText => ({
    title: html.line(title),
    body: block(body),
    hints: hints.map(block),
    ...(answer === undefined ? {} : { answer: block(answer) }),
    ...(explanation === undefined ? {} : { explanation: block(explanation) }),
    ...(says === undefined ? {} : { says: says.map(text => html.line(template(text))) }),
    ...(unit === undefined ? {} : { unit }),
  })
  const texts = Object.fromEntries(
    locales.flatMap(locale => {
      const text = card.texts[locale]
      return text ? [[locale, inHtml(text)]] : []
    }),
  )
  const { source: _source, license: _license, attribution: _attribution, ...rest } = card
  return inertJson({ ...rest, noteId: '', tags: [], language: Object.keys(texts)[0] ?? card.language, texts })
}

function namesOf(card: CalculatedCard): ReturnType<typeof textNames> {
  const prepared = card.kind === 'numeric' ? prepareCard(card) : undefined
  // The texts of a formula card name nothing.
  return prepared?.ok ? textNames(prepared.value) : { names: new Set(), lists: new Set() }
}
