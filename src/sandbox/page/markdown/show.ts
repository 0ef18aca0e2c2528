// Draws a markdown tree as DOM nodes: text nodes for text, never markup from what somebody wrote.
import { element } from '../element.ts'
import { nameOfChannel, nameOfUser } from '../names.ts'
import { timeElement } from '../times.ts'
import { parseMarkdown } from './parse.ts'
import { parseInline } from './inline.ts'
import type { Block, Inline, Item, Span } from './tree.ts'

const tags: Record<Exclude<Span, 'spoiler'>, 'strong' | 'em' | 'u' | 's'> = {
  strong: 'strong',
  emphasis: 'em',
  underline: 'u',
  strike: 's',
}

/** Message text as a block of markdown. */
export function markdown(text: string): HTMLElement {
  return element('div', { class: 'markdown', dir: 'auto' }, ...parseMarkdown(text).map(showBlock))
}

/** One line of markdown: names of embeds and fields. */
export function inlineMarkdown(text: string): HTMLElement {
  return element('span', { class: 'markdown-inline', dir: 'auto' }, ...parseInline(text).map(showInline))
}

function showBlock(block: Block): HTMLElement {
  switch (block.kind) {
    case 'paragraph':
      return element('p', { dir: 'auto' }, ...block.children.map(showInline))
    case 'header':
      return element(`h${(block.level + 2) as 3 | 4 | 5}`, { dir: 'auto' }, ...block.children.map(showInline))
    case 'subtext':
      return element('small', { dir: 'auto' }, ...block.children.map(showInline))
    case 'quote':
      return element('blockquote', {}, ...block.blocks.map(showBlock))
    case 'list':
      return block.ordered
        ? element('ol', { start: block.start }, ...block.items.map(showItem))
        : element('ul', {}, ...block.items.map(showItem))
    case 'codeblock':
      // Focusable, because a long line scrolls inside and the keyboard must reach it.
      return element(
        'pre',
        { tabindex: 0, 'data-language': block.language || undefined },
        element('code', {}, block.text),
      )
  }
}

function showItem(item: Item): HTMLElement {
  return element('li', {}, ...item.children.map(showInline), ...item.nested.map(showBlock))
}

function showInline(inline: Inline): Node {
  switch (inline.kind) {
    case 'text':
      return document.createTextNode(inline.text)
    case 'break':
      return element('br')
    case 'spoiler':
      return spoiler(inline.children)
    case 'strong':
    case 'emphasis':
    case 'underline':
    case 'strike':
      return element(tags[inline.kind], {}, ...inline.children.map(showInline))
    case 'code':
      return element('code', {}, inline.text)
    case 'link':
      return webLink(inline.url, ...inline.children.map(showInline))
    case 'time':
      return timeElement(inline.unixSeconds, inline.style)
    case 'mention':
      return element('span', { class: 'mention' }, mentionText(inline))
    case 'command':
      return element('span', { class: 'mention' }, `/${inline.name}`)
    case 'emoji':
      return element('span', { class: 'custom-emoji', title: 'Custom emoji' }, `:${inline.name}:`)
  }
}

/** A link that leaves the page in a new tab and tells the other side nothing. */
export function webLink(url: string, ...children: Node[]): HTMLElement {
  return element('a', { href: url, target: '_blank', rel: 'noopener noreferrer', title: url }, ...children)
}

function spoiler(children: Inline[]): HTMLElement {
  const reveal = () => {
    hidden.classList.add('revealed')
    hidden.removeAttribute('role')
    hidden.removeAttribute('aria-label')
  }
  const hidden: HTMLElement = element(
    'span',
    {
      class: 'spoiler',
      role: 'button',
      tabindex: 0,
      'aria-label': 'Spoiler, press to reveal',
      onclick: reveal,
      onkeydown: (event: KeyboardEvent) => {
        if (event.key === 'Enter' || event.key === ' ') reveal()
      },
    },
    element('span', {}, ...children.map(showInline)),
  )
  return hidden
}

function mentionText({ of, id }: Extract<Inline, { kind: 'mention' }>): string {
  switch (of) {
    case 'user':
      return `@${nameOfUser(id)}`
    case 'channel':
      return `#${nameOfChannel(id)}`
    case 'role':
      return '@role'
    case 'everyone':
      return `@${id}`
  }
}
