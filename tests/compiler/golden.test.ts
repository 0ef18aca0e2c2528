// The golden folders: each is a deck (or several) with what compiling it must give. UPDATE_GOLDEN=1 writes them anew.
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { formulaErrorCodes } from '../../src/domain/formula/index.ts'
import { kinds } from '../../src/domain/deck/card.ts'
import type { Deck, Medium } from '../../src/domain/deck/deck.ts'
import { instant } from '../../src/domain/time.ts'
import { codes } from '../../src/compiler/codes.ts'
import { formulaProblem } from '../../src/compiler/formulas.ts'
import { keys } from '../../src/compiler/keys.ts'
import { problemText } from '../../src/i18n/en/problem.ts'

const root = fileURLToPath(new URL('../fixtures/notes/', import.meta.url))
const cases = readdirSync(root).sort()
const now = instant(Date.UTC(2026, 0, 1))

/** What a case shows: problems with the text they mark, and the decks with every card. */
function compile(name: string): unknown {
  const compiled = compileFolder(join(root, name), now, 64)
  if (!compiled.ok) throw new Error(compiled.error)
  const { problems, decks } = compiled.value
  return {
    problems: problems.map(({ code, severity, file, line, column, span, args, fix }) => {
      const path = join(root, name, file)
      const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
      return {
        code,
        severity,
        at: `${file}:${line}:${column}`,
        marks: text.slice(span.start, span.end),
        message: problemText(code, args),
        fix,
      }
    }),
    decks: decks.map(({ deck }) => (deck.media ? { ...deck, media: deck.media.map(sized) } : deck)),
  }
}

/** A picture's bytes are told by their number. */
const sized = ({ name, type, bytes }: Medium) => ({ name, type, size: bytes.length })

test.each(cases)('%s', name => {
  const path = join(root, name, 'expected.json')
  const found = `${JSON.stringify(compile(name), null, 2)}\n`
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(path, found)
  expect(JSON.parse(found)).toEqual(JSON.parse(readFileSync(path, 'utf8')))
})

/** Codes that a file system, a broken machine or an option of `build` gives: tests/storage/notes and tests/app have their examples. */
const fromOutside = [
  'file.unreadable',
  'file.outside',
  'file.loop',
  'file.not-regular',
  'file.too-long',
  'file.not-utf8',
  'lock.unwritable',
  'media.outside',
  'media.too-large',
  'lock.frozen',
  'license.missing',
]

/** Codes that more than 64 variants show (tests/compiler/proof.test.ts), or only a slip of our own would. */
const notHere = ['tolerance.not-integer', 'proof.key-text']

test('every code has an example', () => {
  const shown = new Set(
    cases.flatMap(name => (compile(name) as { problems: { code: string }[] }).problems.map(({ code }) => code)),
  )
  const missing = Object.keys(codes).filter(code => !shown.has(code) && ![...fromOutside, ...notHere].includes(code))
  expect(missing).toEqual([])
})

/** What frontmatter and card blocks of a folder hold, with the keys of mappings in braces. */
const keysIn = (name: string): string[] =>
  globSync('**/*.md', { cwd: join(root, name) }).flatMap(file => {
    const text = readFileSync(join(root, name, file), 'utf8')
    const blocks = [...text.matchAll(/^(?:---\n|```card\n)([^]*?)^(?:---|```)$/gm)].map(([, yaml = '']) => yaml)
    return blocks.flatMap(yaml => [...yaml.matchAll(/(?:^ *|[{,] *)(\w+):/gm)].map(([, key = '']) => key))
  })

/** Folders in which nothing is wrong: what they show is how it is done. */
const sound = cases.filter(name => (compile(name) as { problems: unknown[] }).problems.length === 0)

test.each(kinds)('the kind %s has a folder in which nothing is wrong', kind => {
  const decks = sound.flatMap(name => (compile(name) as { decks: Deck[] }).decks)
  expect(decks.flatMap(({ notes }) => notes.flatMap(({ cards }) => cards.map(each => each.card.kind)))).toContain(kind)
})

test.each(Object.keys(keys))('the key %s has a folder in which nothing is wrong', key => {
  expect(sound.filter(name => keysIn(name).includes(key))).not.toEqual([])
})

test('every error of the formula engine has a code and a sentence of its own', () => {
  const found = formulaErrorCodes.map(formulaProblem)
  expect(new Set(found).size).toBe(formulaErrorCodes.length)
  expect(found).toContain('formula.unknown-name')
})
