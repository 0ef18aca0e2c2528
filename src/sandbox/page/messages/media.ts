// Pictures and files of messages: shown when this machine serves them, named when another would have to be asked.
import { element } from '../element.ts'
import { icon } from '../icons.ts'
import type { GalleryItem, Media } from '../wire.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** The address on this page's own origin, when the sandbox serves it; bots may know the sandbox by another loopback name. */
function ownAddress(url: string): string | undefined {
  const target = URL.parse(url, location.href)
  const isOwn =
    target?.origin === location.origin || (target?.port === location.port && loopback.has(target?.hostname ?? ''))
  return isOwn ? `${target.pathname}${target.search}` : undefined
}

/** One picture with its alternative text, which the ALT mark shows to everybody. */
export function picture(
  media: Media,
  description: string | null | undefined,
  className: string,
  spoiler = false,
): HTMLElement {
  const address = ownAddress(media.url)
  const alt = description ?? ''
  if (address === undefined)
    return element(
      'p',
      { class: 'no-picture' },
      icon('eye'),
      alt || `picture at ${URL.parse(media.url)?.host ?? 'an unreadable address'}`,
    )
  const image = element('img', {
    src: address,
    alt,
    width: media.width ?? undefined,
    height: media.height ?? undefined,
  })
  const frame = element(
    'figure',
    { class: className },
    element('a', { href: address, target: '_blank', rel: 'noopener', 'aria-label': alt || 'Open the picture' }, image),
    alt !== '' && element('details', { class: 'alt' }, element('summary', {}, 'ALT'), element('p', {}, alt)),
  )
  return spoiler ? coverSpoiler(frame) : frame
}

/** Pictures side by side, as many columns as Discord gives so many. */
export function gallery(items: GalleryItem[]): HTMLElement {
  const pictures = items.map(item => picture(item.media, item.description, 'picture', item.spoiler))
  return element('div', { class: `gallery gallery-${Math.min(items.length, 4)}` }, ...pictures)
}

/** A file to download. */
export function fileElement(url: string, name: string | undefined, sizeBytes: number | undefined): HTMLElement {
  const address = ownAddress(url)
  const shown = name ?? URL.parse(url, location.href)?.pathname.split('/').at(-1) ?? 'file'
  return element(
    'div',
    { class: 'file' },
    icon('file'),
    address === undefined ? element('span', {}, shown) : element('a', { href: address, download: shown }, shown),
    sizeBytes !== undefined && element('small', {}, formatBytes(sizeBytes)),
  )
}

/** Hides what a spoiler covers until it is asked for. */
export function coverSpoiler(node: HTMLElement): HTMLElement {
  const cover = element('button', { type: 'button', class: 'cover', onclick: () => uncover() }, 'Spoiler')
  const box = element('div', { class: 'covered' }, node, cover)
  node.inert = true
  const uncover = () => {
    node.inert = false
    box.classList.remove('covered')
    cover.remove()
  }
  return box
}

function formatBytes(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB']
  const power = Math.min(Math.floor(Math.log(Math.max(bytes, 1)) / Math.log(1000)), units.length - 1)
  return `${(bytes / 1000 ** power).toFixed(power === 0 ? 0 : 1)} ${units[power] ?? ''}`
}
