// Embeds: the coloured cards of messages without Components V2.
import { element } from '../element.ts'
import { inlineMarkdown, markdown, webLink } from '../markdown/show.ts'
import { timeElement } from '../times.ts'
import type { Embed } from '../wire.ts'
import { accent } from './accent.ts'
import { gallery, picture } from './media.ts'

/** One embed; pictures of other machines are named, not fetched. */
export function embedElement(embed: Embed): HTMLElement {
  const { title, url, author, description, fields = [], image, thumbnail, footer, timestamp } = embed
  const node = element(
    'section',
    { class: 'embed' },
    element(
      'div',
      { class: 'embed-text' },
      author && element('p', { class: 'embed-author' }, author.name),
      title !== undefined &&
        element(
          'p',
          { class: 'embed-title' },
          url === undefined ? inlineMarkdown(title) : webLink(url, inlineMarkdown(title)),
        ),
      description !== undefined && markdown(description),
      fields.length > 0 && element('div', { class: 'embed-fields' }, ...fields.map(fieldElement)),
      image && gallery([{ media: image }]),
      (footer !== undefined || timestamp !== undefined) &&
        element(
          'p',
          { class: 'embed-footer' },
          footer?.text,
          footer !== undefined && timestamp !== undefined && ' • ',
          timestamp !== undefined && timeElement(Date.parse(timestamp) / 1000, 'f'),
        ),
    ),
    thumbnail && picture(thumbnail, undefined, 'thumbnail'),
  )
  return accent(node, embed.color)
}

function fieldElement(field: { name: string; value: string; inline?: boolean }): HTMLElement {
  return element(
    'div',
    { class: `embed-field${field.inline === true ? ' inline' : ''}` },
    element('p', { class: 'embed-field-name' }, inlineMarkdown(field.name)),
    markdown(field.value),
  )
}
