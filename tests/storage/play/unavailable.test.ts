// Checks that a play file that fails under a running store fails each call with a code, and that nothing is half written.
import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { allTime } from '../../../src/domain/play/board.ts'
import { openPlayStore } from '../../../src/storage/play/open.ts'
import type { PlayStore } from '../../../src/storage/play/port.ts'
import { StoreUnavailable, unavailableCode } from '../../../src/storage/play/unavailable.ts'
import { ada, answer, assign, makeQuiz, postNext } from '../../contracts/play-store/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'prepdeck-unavailable-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
let path: string
let store: PlayStore

beforeEach(async () => {
  path = join(folder, `${files++}.sqlite`)
  const opened = await openPlayStore(path)
  if (!opened.ok) throw new Error(opened.error.code)
  store = opened.value
})
afterEach(() => store.close())

const unavailable = (code: string) => expect.objectContaining({ name: 'StoreUnavailable', code })

test('locked by another writer: refused, later recorded once', async () => {
  const [drop, person] = [await postNext(store, await makeQuiz(store)), await ada(store)]
  await assign(store, drop, person)
  const other = new SqliteClient(path)
  other.exec('begin immediate')
  await expect(answer(store, drop, person)).rejects.toEqual(unavailable('locked'))
  // Reading goes on.
  expect(await store.attempt(drop.id, person)).toBeUndefined()
  other.exec('rollback')
  other.close()
  expect((await answer(store, drop, person)).recorded).toBe(true)
})

test.each([
  ['SQLITE_FULL', 'full'],
  ['SQLITE_IOERR_WRITE', 'io'],
  ['SQLITE_BUSY_SNAPSHOT', 'locked'],
  ['SQLITE_CORRUPT_INDEX', 'corrupt'],
  ['SQLITE_READONLY_DBMOVED', 'read-only'],
  ['SQLITE_CONSTRAINT_CHECK', undefined],
  ['EPIPE', undefined],
])('%s, even as a cause, is %s', (code, wanted) => {
  const failure = Object.assign(new Error('of SQLite'), { code })
  expect(unavailableCode(failure)).toBe(wanted)
  expect(unavailableCode(new Error('of a query', { cause: failure }))).toBe(wanted)
})

test('corrupt pages are named, at opening or at the call that meets them', async () => {
  const quiz = await makeQuiz(store)
  for (let drops = 0; drops < 30; drops++) await answer(store, await postNext(store, quiz), await ada(store))
  await store.close()
  const file = openSync(path, 'r+')
  for (let page = 2; page < 40; page++) writeSync(file, Buffer.alloc(3000, 0x5a), 0, 3000, page * 4096)
  closeSync(file)
  const code = async (): Promise<unknown> => {
    const opened = await openPlayStore(path)
    if (!opened.ok) return opened.error.code
    store = opened.value
    return store.board(quiz.id, allTime, { kind: 'top' }, 9).catch(error => error.code)
  }
  expect(await code()).toBe('corrupt')
})

test('closed', async () => {
  const quiz = await makeQuiz(store)
  await store.close()
  await expect(store.quiz(quiz.id)).rejects.toBeInstanceOf(StoreUnavailable)
})
