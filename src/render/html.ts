// Owns a deck's Markdown as HTML for Anki and for pages: coloured code, TeX between MathJax's delimiters, nothing that runs.
import MarkdownIt from 'markdown-it'
import { replaceTex } from '../domain/deck/math.ts'
import { wikiText } from '../domain/deck/wiki-link.ts'
import { colouredCode, escaped } from './code.ts'
import { holdPieces, withoutMarkers, type Held } from './held.ts'

/** A piece of a text that is HTML already, such as a place for a number; Markdown and TeX take it for a letter. */
interface Ready {
  readonly html: string
}

/**
 * `picture`: the address of a picture by its name in the deck file, or undefined where it cannot be shown and its
 * alternative text must do. `isLine`: the text is a title or an option and gets no paragraph.
 */
interface HtmlOptions {
  readonly picture: (name: string) => string | undefined
  readonly isLine?: boolean
}

/** What the rules know of the text that they write. A type, as markdown-it wants it indexed. */
type Env = {
  readonly held: Held
  readonly picture: HtmlOptions['picture']
  /** For each link that is open, whether it has an address. */
  readonly links: boolean[]
}

const markdownIt = new MarkdownIt('default', { html: false })
type Token = ReturnType<typeof markdownIt.parse>[number]

/** Encodes as ever, but leaves the markers of pieces to whoever writes the address. */
const normalizeLink = markdownIt.normalizeLink.bind(markdownIt)
markdownIt.normalizeLink = url =>
  url
    .split(/([\u{f0000}-\u{f001f}]+)/u)
    .map((part, index) => (index % 2 === 1 ? part : normalizeLink(part)))
    .join('')

/** How each token is written where markdown-it would write it otherwise; `inner`: the text of what is in it. */
const written: Readonly<Record<string, (token: Token, env: Env, inner: () => string) => string>> = {
  // MathJax reads `\(` and `\[` wherever they stand side by side in a text.
  text: ({ content }) => escaped(content).replace(/\\(?=[([])/g, () => '<span>\\</span>'),
  code_inline: ({ content }, { held }) => `<code>${escaped(held.sources(content))}</code>`,
  code_block: ({ content }, env) => codeBlock(content, '', env),
  fence: ({ content, info }, env) => codeBlock(content, info.trim().split(/\s/)[0] ?? '', env),
  // A path to another note or file leads nowhere outside its folder: only its text remains.
  link_open: (token, { held, links }) => {
    const address = attribute(token, 'href', held)
    const leads = /^(?:https?|mailto):/i.test(address)
    links.push(leads)
    const title = attribute(token, 'title', held)
    return leads ? `<a href="${escaped(address)}"${title === '' ? '' : ` title="${escaped(title)}"`}>` : ''
  },
  link_close: (_, { links }) => (links.pop() === true ? '</a>' : ''),
  image: (token, { held, picture }, inner) => {
    const alt = held.sources(inner())
    const address = picture(attribute(token, 'src', held))
    return address === undefined ? escaped(`[${alt}]`) : `<img src="${escaped(address)}" alt="${escaped(alt)}">`
  },
}

for (const [name, write] of Object.entries(written))
  markdownIt.renderer.rules[name] = (tokens, index, options, env, renderer) => {
    const token = tokens[index]
    const inner = (): string => renderer.renderInlineAsText(token?.children ?? [], options, env)
    return token ? write(token, env as Env, inner) : ''
  }

const attribute = (token: Token, name: string, held: Held): string => held.sources(String(token.attrGet(name) ?? ''))

function codeBlock(code: string, language: string, { held }: Env): string {
  const named = /^[\w+#.-]+$/.test(language) ? ` class="language-${language}"` : ''
  return `<pre><code${named}>${colouredCode(held.sources(code), language)}</code></pre>\n`
}

// `- [ ]` and `- [x]` outside cards; in cards they are options, and no text.
markdownIt.core.ruler.push('boxes', ({ tokens }) => {
  for (const [index, token] of tokens.entries()) {
    const first = token.children?.[0]
    if (tokens[index - 2]?.type !== 'list_item_open' || first?.type !== 'text') continue
    first.content = first.content.replace(/^\[([ xX])\] /, (_, mark: string) => (mark === ' ' ? '☐ ' : '☑ '))
  }
})

/**
 * `text` (Markdown, or Markdown with ready pieces between) as HTML. Raw HTML in it is text; links between notes are
 * their text. TeX stands between `\(…\)` and `\[…\]`. Anki reads nothing in it: `{{`, `}}` and `[sound:` are broken up by
 * entities, in TeX by spaces. Ready pieces go in as they are, in code, TeX and attributes too.
 */
export function markdownToHtml(text: string | readonly (string | Ready)[], { picture, isLine }: HtmlOptions): string {
  const held = holdPieces()
  const parts = typeof text === 'string' ? [text] : text
  const whole = parts.map(part => (typeof part === 'string' ? withoutMarkers(part) : held.keep(part))).join('')
  const source = replaceTex(wikiText(whole), (tex, isDisplayed) => {
    const [open, close, dollars] = isDisplayed ? ['\\[', '\\]', '$$'] : ['\\(', '\\)', '$']
    return held.keep({ html: `${open}${silent(spaced(escaped(tex)))}${close}`, source: `${dollars}${tex}${dollars}` })
  })
  const env: Env = { held, picture, links: [] }
  const html = isLine ? markdownIt.renderInline(source, env) : markdownIt.render(source, env)
  return held.restore(inert(html)).trim()
}

/** TeX reads braces with a space between them as it does without; Anki does not read them at all. */
const spaced = (tex: string): string => tex.replace(/[{](?=[{\u{f0000}])|[}](?=\})|(?<=\u{f0001})(?=\})/gu, '$& ')

/** Braces and tags that Anki would act on in a field, wherever in it; a ready piece may begin and end with braces of its own. */
const inert = (html: string): string =>
  silent(html.replace(/(?<=\{)\{|\{(?=\u{f0000})/gu, '&#123;').replace(/(?<=[}\u{f0001}])\}/gu, '&#125;'))

const silent = (html: string): string => html.replace(/\[(?=(?:sound|anki):)/gi, '&#91;')
