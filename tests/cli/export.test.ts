// `prepdeck export anki`: what is written where, and what each wrong use is told.
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { writeDecks } from '../discord/deck.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { prepdeck } from './process.ts'

async function folderWithDeck(): Promise<string> {
  const cwd = freshFolder()
  await writeDecks(join(cwd, 'data'))
  return cwd
}

test('the package and the list of changes stand in the present folder, called after the deck file', async () => {
  const cwd = await folderWithDeck()
  expect(await prepdeck(['export', 'anki'], { cwd })).toEqual({
    code: 0,
    stdout: '2 notes, 2 cards, 1 file · written: deck.apkg, deck.changes.txt\n',
    stderr: '',
  })
  expect(readdirSync(cwd).sort()).toEqual(['data', 'deck.apkg', 'deck.changes.txt'])
})

test('--deck and --out name other files', async () => {
  const cwd = await folderWithDeck()
  const { stdout } = await prepdeck(['export', 'anki', '--deck', 'data/deck.sqlite', '--out', 'out/x.apkg'], { cwd })
  expect(stdout).toContain('written: out/x.apkg, out/x.changes.txt')
})

test.each([
  [['export'], 2, 'Say what to export to; allowed: anki, csv, tsv, json. See prepdeck export --help\n'],
  [['export', 'pdf'], 2, 'Say what to export to; allowed: anki, csv, tsv, json. See prepdeck export --help\n'],
  [['export', 'anki', '--container', 'zip'], 2, '--container zip is not known; allowed: legacy, current.'],
  [['export', 'anki', '--lang', 'de'], 2, 'No deck is in the language "de"; allowed: en, zh-CN, all.\n'],
  [['export', 'anki', '--subdeck', 'X'], 2, 'There is no subdeck "X"; there are: Choices, Sums.\n'],
  [['export', 'anki', '--tag', 'nothing'], 2, 'No card is left to export'],
  [['export', 'anki', '--mistakes-of', '1'], 2, 'Nobody has played yet'],
  [['export', 'csv', '--history-of', '1'], 2, 'Nobody has played yet'],
  [['export', 'anki', '--history-of', '1'], 2, '--history-of goes with csv, tsv or json.'],
  [['export', 'json', '--tag', 'nothing'], 2, 'No card is left to export'],
  [['export', 'anki', '--deck', 'none.sqlite'], 3, 'There is no deck at'],
])('%j is refused in one line, and nothing is written', async (args, code, sentence) => {
  const cwd = await folderWithDeck()
  const done = await prepdeck(args, { cwd })
  expect([done.code, done.stdout]).toEqual([code, ''])
  expect(done.stderr).toContain(sentence)
  expect(readdirSync(cwd)).toEqual(['data'])
  expect(existsSync(join(cwd, 'data', 'play.sqlite'))).toBe(false)
})

test.each(['csv', 'tsv', 'json'])('export %s stands in the present folder', async format => {
  const cwd = await folderWithDeck()
  const { code, stdout } = await prepdeck(['export', format], { cwd })
  expect([code, stdout]).toEqual([0, `2 cards · written: deck.${format}\n`])
  expect(readdirSync(cwd).sort()).toEqual(['data', `deck.${format}`])
})
