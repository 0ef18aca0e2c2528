// What killed runs left behind: it goes, and nothing else does.
import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { importNotes } from '../../../src/app/import-notes.ts'
import { removeLeftOver } from '../../../src/storage/notes/left-over.ts'
import { writeDeckFile } from '../../../src/storage/deck/writer.ts'
import { changedAt, deckOf, freshFolder, sum } from '../deck/decks.ts'

/** A process that has ended. */
const gone = (): number => spawnSync(process.execPath, ['-e', '']).pid

test('folders and files of ended processes go; those of running ones, of other goals and of people stay', () => {
  const folder = freshFolder()
  const pid = gone()
  mkdirSync(join(folder, `.new.${pid}.tmp`))
  writeFileSync(join(folder, `.new.${pid}.tmp`, 'deck.md'), 'half')
  const stays = [`.new.${process.pid}.tmp`, `.newer.${pid}.tmp`, `.new.${pid}x.tmp`, `new.${pid}.tmp`, '.new.tmp']
  for (const name of stays) writeFileSync(join(folder, name), '')
  removeLeftOver(join(folder, 'new'))
  expect(readdirSync(folder).sort()).toEqual(stays.sort())
  expect(() => removeLeftOver(join(folder, 'nowhere', 'new'))).not.toThrow()
})

test('an import and a build clear away what an earlier one left', async () => {
  const folder = freshFolder()
  const pid = gone()
  mkdirSync(join(folder, `.new.${pid}.tmp`))
  writeFileSync(join(folder, `.deck.sqlite.${pid}.tmp`), '')
  writeFileSync(join(folder, 'a.csv'), 'question,answer\nWhat?,That\n')
  expect(importNotes({ files: [join(folder, 'a.csv')], out: join(folder, 'new'), wants: 'recall' }).ok).toBe(true)
  expect((await writeDeckFile(join(folder, 'deck.sqlite'), [deckOf([sum])], changedAt)).ok).toBe(true)
  expect(readdirSync(folder).sort()).toEqual(['a.csv', 'deck.sqlite', 'new'])
})
