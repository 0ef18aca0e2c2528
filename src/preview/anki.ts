// Owns the sides of a card as Anki shows them after an import: documents for a frame of the page, and the files they load.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { fieldHtml } from '../anki/html.ts'
import { liveScript } from '../anki/live-script.ts'
import { noteFields } from '../anki/note.ts'
import { noteTypes } from '../anki/note-types.ts'
import { renderSide } from '../anki/side.ts'
import { localesFor } from '../app/choose-cards.ts'
import { cardKey } from '../domain/deck/card.ts'
import type { Desk } from './desk.ts'

/** Which side of which card, by its number on the desk. */
interface AskedSide {
  readonly side: 'front' | 'back'
  readonly card: string
  readonly locale: string
  readonly isDark: boolean
}

/** Below this address lie the sides and what they load by relative addresses, as in Anki's media folder. */
const FOLDER = '/preview/anki/'
const MATHJAX = 'mathjax.js'

export interface AnkiFile {
  readonly type: string
  readonly body: string | Uint8Array
}

/** What stands at `url`; undefined where nothing does. */
export async function ankiFile(desk: Desk, url: URL): Promise<AnkiFile | undefined> {
  if (!url.pathname.startsWith(FOLDER)) return undefined
  const name = url.pathname.slice(FOLDER.length)
  if (name === 'front' || name === 'back') {
    const asked = {
      side: name,
      card: url.searchParams.get('card') ?? '',
      locale: url.searchParams.get('locale') ?? '',
      isDark: url.searchParams.get('theme') === 'dark',
    } as const
    const body = ankiSide(desk, asked)
    return body === undefined ? undefined : { type: 'text/html; charset=utf-8', body }
  }
  if (name === liveScript.name) return { type: 'text/javascript; charset=utf-8', body: liveScript.code }
  // Anki has a MathJax of its own; this one reads the same, and speaks to nobody.
  if (name === MATHJAX)
    return {
      type: 'text/javascript; charset=utf-8',
      body: await readFile(fileURLToPath(import.meta.resolve('@mathjax/src/bundle/tex-svg.js'))),
    }
  const medium = desk.decks().flatMap(({ deck }) => (deck.media ?? []).filter(each => each.name === name))[0]
  return medium && { type: medium.type, body: medium.bytes }
}

/** The delimiters of Anki; nothing that would read formulas aloud, which loads more files. */
const mathjaxOptions = {
  tex: { displayMath: [['\\[', '\\]']], processEscapes: false },
  options: {
    enableMenu: false,
    enableEnrichment: false,
    enableSpeech: false,
    enableBraille: false,
    enableExplorer: false,
    menuOptions: { settings: { enrich: false, speech: false, braille: false, assistiveMml: false } },
  },
}

function ankiSide(desk: Desk, { side, card: id, locale, isDark }: AskedSide): string | undefined {
  const found = desk
    .decks()
    .flatMap(({ deck, cards }) => cards.flatMap(each => (each.id === id ? [{ deck, each }] : [])))[0]
  if (!found) return undefined
  const {
    deck,
    each: { card, texts },
  } = found
  const key = cardKey(deck.id, card.id)
  const exported = { key, card, aliases: [], note: texts, locales: localesFor(card, deck, locale) }
  const type = noteTypes[card.kind]
  // The first gap stands for the others.
  const gap = card.kind === 'cloze' ? (card.gaps[0] ?? 1) : 1
  const html = renderSide(type[side], noteFields(exported, fieldHtml(new Set())), { gap, isBack: side === 'back' })
  const mathjax = /\\[([]/.test(html)
    ? `<script>MathJax = ${JSON.stringify(mathjaxOptions)}</script><script src="${MATHJAX}"></script>`
    : ''
  const shade = isDark ? ' nightMode' : ''
  return `<!doctype html><html><head><meta charset="utf-8"><title>${side}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">${mathjax}<style>${type.css}</style></head>
<body class="card card1${shade}">${html}</body></html>`
}

/** Whatever a deck holds, a side loads nothing from elsewhere, and stands in the preview's own page alone. */
export const ankiPolicy = [
  "default-src 'none'",
  "script-src 'self' 'unsafe-inline'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  'font-src data:',
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')
