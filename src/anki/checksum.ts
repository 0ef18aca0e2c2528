// Owns what Anki computes of a note's first field: its text without HTML, and the number under which equal ones are found.
// Source: rslib/src/text.rs (strip_html_preserving_media_filenames) and rslib/src/notes/mod.rs (field_checksum).
import { hash } from 'node:crypto'

const media = /<(?:img|audio|video|object|source)\b[^>]*?(?:src|data)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^>]*>/gi
const markup = /<!--[^]*?-->|<style[^]*?<\/style>|<script[^]*?<\/script>|<[^>]*>/gi
const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', nbsp: ' ' }

/** `html` as text; pictures are their file names between spaces. */
export function plainField(html: string): string {
  if (!/[<&]/.test(html)) return html
  return html
    .replace(media, (_, quoted?: string, single?: string, bare?: string) => ` ${quoted ?? single ?? bare} `)
    .replace(markup, '')
    .replace(/&(?:#(\d+)|([a-z]+));/g, (whole, code?: string, name = '') =>
      code === undefined ? (entities[name] ?? whole) : String.fromCodePoint(Number(code)),
    )
}

/** The first four bytes of the SHA-1 of the field's text as a number. */
export const fieldChecksum = (plain: string): number => Number.parseInt(hash('sha1', plain).slice(0, 8), 16)
