// Owns the HTML of our fields: a deck's Markdown as Anki shows it, and what Anki would act on in any field made harmless.
import { markdownToHtml } from '../render/html.ts'

/** Markdown, or Markdown with ready HTML between. */
type Source = Parameters<typeof markdownToHtml>[0]

export interface FieldHtml {
  /** A text of paragraphs. */
  readonly block: (source: Source) => string
  /** A title or an option: no paragraph around it. */
  readonly line: (source: Source) => string
}

/** Writes fields; the name of every picture that they show goes into `pictures`. */
export function fieldHtml(pictures: Set<string>): FieldHtml {
  const picture = (name: string): string => {
    pictures.add(name)
    return name
  }
  return {
    block: source => harmless(markdownToHtml(source, { picture })),
    line: source => harmless(markdownToHtml(source, { picture, isLine: true })),
  }
}

/** Anki runs LaTeX where these stand, in any field. */
const harmless = (html: string): string => html.replace(/\[(?=\/?(?:latex|\$\$?)\])/gi, '&#91;')

/** A text as characters. */
export const escapedText = (text: string): string =>
  harmless(
    text
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replace(/\[(?=(?:sound|anki):)/gi, '&#91;'),
  )

/** A field without what no field may hold: it is NFC, and has no control characters but line ends and tabs. */
export const cleanField = (html: string): string =>
  html.normalize('NFC').replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')

/** A folded piece of a card; opening it takes no script. AnkiMobile gives taps only to what is `tappable`. */
export const folded = (kind: string, summary: string, inner: string): string =>
  `<details class="pd-${kind} tappable"><summary class="tappable">${summary}</summary>${inner}</details>`
