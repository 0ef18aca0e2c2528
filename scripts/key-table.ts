// Writes the table of keys into docs/note-format.md, between its two marks, from the table that reads them.
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keyNamed, keys, type KeyName, type Place } from '../src/compiler/keys.ts'

const target = fileURLToPath(new URL('../docs/note-format.md', import.meta.url))
const marks = /(?<=<!-- keys -->\n\n)[^]*?(?=\n\n<!-- \/keys -->)/

const places: Readonly<Record<Place, string>> = {
  deck: 'deck.md',
  deckTranslation: 'its translation',
  note: 'note',
  card: 'card',
  translation: 'translation',
}

/** The page in `text` with its table of keys as it is now. */
export const withKeys = (text: string): string => text.replace(marks, () => table())

function table(): string {
  const rows = (Object.keys(keys) as KeyName[]).map(name => {
    const row = keyNamed(name)
    const on = row?.on.map(place => places[place]).join(', ') ?? ''
    return `| \`${name}\` | ${on}${row?.inherited ? ' (inherited)' : ''} | ${row?.says ?? ''} |`
  })
  return ['| Key | Stands in | Meaning |', '|---|---|---|', ...rows].join('\n')
}

if (import.meta.main) writeFileSync(target, withKeys(readFileSync(target, 'utf8')))
