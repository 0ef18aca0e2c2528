// Decks and histories as CSV, TSV and JSON: what stands in which cell, and that no spreadsheet runs one.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportTable, type DataFormat } from '../../src/app/export-table.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { deckColumns } from '../../src/export/deck-rows.ts'
import { tableFormats, tableRow } from '../../src/export/table-text.ts'
import { readTable } from '../../src/import/table.ts'
import { openDeck } from '../../src/storage/deck/reader.ts'
import { cards, deckFile, freshFolder } from '../anki/decks.ts'

async function exported(format: DataFormat, options: object = {}, held: readonly Card[] = cards): Promise<string> {
  const file = openDeck(await deckFile({ cards: held, subdeck: 'Vision' }), { staysOnDisk: true })
  if (!file.ok) throw new Error(file.error.code)
  const out = join(freshFolder(), `deck.${format}`)
  const done = exportTable({ file: file.value, out, format, ...options })
  file.value.close()
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  return readFileSync(out, 'utf8')
}

/** The rows by id, each by column. */
function rowsIn(text: string): Record<string, Record<string, string>> {
  const [head, ...rows] = readTable(text.replace(/^\ufeff/, '').replaceAll('\r\n', '\n')).rows
  const named = rows.map(({ cells }) =>
    Object.fromEntries((head?.cells ?? []).map((name, at) => [name, cells[at] ?? ''])),
  )
  return Object.fromEntries(named.map(row => [`${row['id']} ${row['language']}`, row]))
}

test.each(tableFormats)('%s: a row for each card, with what is asked and what is right', async format => {
  const text = await exported(format)
  expect(text.startsWith('\ufeff')).toBe(format === 'csv')
  const rows = rowsIn(text)
  expect(Object.keys(rows)).toEqual(cards.map(({ kind }) => `${kind} en`))
  expect(Object.keys(rows['choice en'] ?? {})).toEqual([...deckColumns])
  expect(rows['choice en']).toMatchObject({
    subdeck: 'Vision',
    kind: 'choice',
    answer: 'four',
  })
  expect(rows['choice en']?.['choices']?.split('\n').sort()).toEqual(['five', 'four', 'three'])
  expect(rows['numeric en']?.['question']).not.toContain('{{')
  expect(rows['numeric en']?.['answer']).toMatch(/^[\d,.]+/)
  expect(rows['cloze en']?.['question']).toContain('==')
  expect(rows['recall en']?.['answer']).not.toBe('')
  expect(rows['choice en']?.['changed']).toBe('2026-01-01T00:00:00Z')
})

test('--lang all gives a row for each language that a card has', async () => {
  const rows = rowsIn(await exported('csv', { locale: 'all' }))
  expect(Object.keys(rows).filter(name => name.startsWith('numeric '))).toEqual(['numeric en', 'numeric zh-CN'])
})

test('the JSON holds the cards as they are', async () => {
  const { format, version, decks } = JSON.parse(await exported('json'))
  expect([format, version, decks.length, decks[0].deck.title]).toEqual(['prepdeck', 1, 1, 'All kinds'])
  expect(decks[0].cards.map(({ card }: { card: Card }) => card)).toEqual(cards)
  expect(decks[0].cards[0]).toMatchObject({ key: 'all/numeric', subdeck: 'Vision' })
})

test('what is exported can be imported', async () => {
  const folder = freshFolder()
  writeFileSync(join(folder, 'deck.csv'), await exported('csv'))
  const done = importNotes({ files: [join(folder, 'deck.csv')], out: join(folder, 'new'), wants: 'recall' })
  expect(done.ok && done.value.cards).toMatchObject({ choice: 1, multi: 1 })
  expect(done.ok && Object.values(done.value.cards).reduce((sum, count) => sum + count, 0)).toBe(cards.length)
})

test('nothing is chosen, or nothing can be written: the reason, and no file', async () => {
  const file = openDeck(await deckFile(), { staysOnDisk: true })
  if (!file.ok) throw new Error(file.error.code)
  const folder = freshFolder()
  const out = join(folder, 'deck.csv')
  expect(exportTable({ file: file.value, out, format: 'csv', tags: ['no'] })).toMatchObject({
    error: { code: 'export.nothing' },
  })
  expect(exportTable({ file: file.value, out, format: 'csv', locale: 'de' })).toMatchObject({
    error: { code: 'export.no-locale' },
  })
  expect(readdirSync(folder)).toEqual([])
  expect(exportTable({ file: file.value, out: folder, format: 'csv' })).toMatchObject({
    error: { code: 'export.unwritable' },
  })
  expect(readdirSync(folder)).toEqual([])
  file.value.close()
})

test.each([
  ['=HYPERLINK("x")', `"'=HYPERLINK(""x"")"`],
  ['+1+cmd', "'+1+cmd"],
  ['-2', '-2'],
  ['-2+3', "'-2+3"],
  ['@SUM', "'@SUM"],
  ['＝1', "'＝1"],
  ['\t=1', "'\t=1"],
  ['a=b', 'a=b'],
  ['-1.5', '-1.5'],
])('the cell %j is written %s', (cell, written) => expect(tableRow([cell], 'csv')).toBe(`${written}\r\n`))

test('whatever is in the cells, a reader gets it, and none begins a formula', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.array(fc.oneof(fc.string(), fc.constantFrom('=1', '"', '\n', ',', '\t', '-', ' a ')), {
          minLength: 2,
          maxLength: 4,
        }),
        { minLength: 1, maxLength: 4 },
      ),
      fc.constantFrom(...tableFormats),
      (rows, format) => {
        const given = rows.map(row => row.map(cell => cell.replaceAll('\r', '').replace(/^(?:#|sep=)/, '')))
        const text = given
          .map(row => tableRow(row, format))
          .join('')
          .replaceAll('\r\n', '\n')
        const read = readTable(text, format === 'csv' ? ',' : '\t').rows.map(({ cells }) => cells)
        const plain = (cell: string): string => cell.replace(/^'(?=[=+\-@\t＝＋－＠])/, '')
        const filled = given.filter(row => row.some(cell => cell.trim() !== ''))
        expect(read.map(row => row.map(plain)).filter(row => row.some(cell => cell.trim() !== ''))).toEqual(filled)
        for (const cell of read.flat()) expect(cell).not.toMatch(/^[=@＝＋－＠]|^[+-](?!\d+(?:[.,]\d+)?$)/)
      },
    ),
  )
})
