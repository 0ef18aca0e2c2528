// Owns importing packages in tests: what comes of them, compiled, and a package that has some of everything.
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { instant } from '../../src/domain/time.ts'
import { freshFolder } from './decks.ts'
import { basic, cloze, type ForeignShape } from './foreign-package.ts'

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

interface Arrived {
  readonly out: string
  /** Notes by place and code. */
  readonly told: readonly string[]
  readonly title: string
  readonly cards: readonly { readonly subdeck: string; readonly card: Card }[]
  readonly media: readonly string[]
  readonly files: readonly string[]
}

/** Imports packages and compiles what comes of it, which must have no error. */
export function arrived(...files: string[]): Arrived {
  const out = join(freshFolder(), 'new')
  const done = importNotes({ files, out, wants: 'recall' })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  const compiled = compileFolder(out, instant(0), 1)
  if (!compiled.ok) throw new Error(compiled.error)
  expect(compiled.value.problems.filter(({ severity }) => severity === 'error')).toEqual([])
  const decks = compiled.value.decks.map(({ deck }) => deck)
  return {
    out,
    told: done.value.notes.map(({ line, code }) => `${line} ${code}`),
    title: decks[0]?.title ?? '',
    cards: decks.flatMap(({ notes }) =>
      notes.flatMap(({ subdeck, cards }) => cards.map(({ card }) => ({ subdeck, card }))),
    ),
    media: decks.flatMap(({ media = [] }) => media.map(({ name }) => name)),
    files: readdirSync(out, { recursive: true, encoding: 'utf8' })
      .filter(path => statSync(join(out, path)).isFile())
      .sort(),
  }
}

/** A package with what packages have. */
export const shape: ForeignShape = {
  types: [
    basic,
    cloze,
    {
      fields: ['Q', 'A'],
      templates: [
        ['{{Q}}', '{{A}}'],
        ['{{A}}', '{{Q}}'],
      ],
    },
  ],
  notes: [
    { fields: ['What is <b>it</b>? <img src="pic 1.png">', 'This [sound:a.mp3]'], tags: ' t a::b ', deck: 'Top' },
    { type: 1, fields: ['The {{c1::sun::star}} and {{c2::moon}}', 'why'], cards: [0, 1], deck: 'Top::Sky' },
    { type: 2, fields: ['dog', 'perro'], cards: [0, 1], deck: 'Top::Sky::Far' },
    { fields: ['missing <img src="no.png"> and <img src="text.png">', 'x'], deck: 'Top' },
  ],
  media: { 'pic 1.png': png, 'a.mp3': 'ID3', 'text.png': 'no picture', 'unused.png': png },
}
