// Checks the play file's migrations from every past version, the strictness of its tables, and what is refused.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { afterAll, describe, expect, test } from 'vitest'
import { migrate, migrationsFolder } from '../../../src/storage/play/migrate.ts'
import { openPlayStore, type PlayFileProblem } from '../../../src/storage/play/open.ts'
import { ada, answer, makeQuiz, postNext } from '../../contracts/play-store/world.ts'

const folder = mkdtempSync(join(tmpdir(), 'prepdeck-migrate-'))
afterAll(() => rmSync(folder, { recursive: true }))
let files = 0
const fresh = (): string => join(folder, `${files++}.sqlite`)

/** Makes a database by hand. */
function write(path: string, ...statements: string[]): string {
  const client = new SqliteClient(path)
  for (const statement of statements) client.exec(statement)
  client.close()
  return path
}

const problemWith = async (path: string): Promise<PlayFileProblem['code'] | undefined> => {
  const opened = await openPlayStore(path)
  if (opened.ok) await opened.value.close()
  return opened.ok ? undefined : opened.error.code
}

const versions = readMigrationFiles({ migrationsFolder }).length

describe('migrations', () => {
  test.each(Array.from({ length: versions + 1 }, (_, version) => version))('from version %d', async version => {
    const path = fresh()
    const client = new SqliteClient(path)
    migrate(client, version)
    expect(client.pragma('user_version', { simple: true })).toBe(version)
    client.close()
    const opened = await openPlayStore(path)
    if (!opened.ok) throw new Error(opened.error.code)
    const store = opened.value
    const { score } = await answer(store, await postNext(store, await makeQuiz(store)), await ada(store))
    expect(score.streak).toBe(1)
    await store.close()
    const after = new SqliteClient(path)
    expect(after.pragma('user_version', { simple: true })).toBe(versions)
    expect(after.pragma('integrity_check', { simple: true })).toBe('ok')
    expect(after.pragma('foreign_key_check')).toEqual([])
    after.close()
  })

  test('what is kept survives opening again', async () => {
    const path = fresh()
    const first = await openPlayStore(path)
    if (!first.ok) throw new Error(first.error.code)
    const quiz = await makeQuiz(first.value)
    await first.value.close()
    const second = await openPlayStore(path)
    if (!second.ok) throw new Error(second.error.code)
    expect(await second.value.quiz(quiz.id)).toEqual(quiz)
    await second.value.close()
  })

  test('answers of the first version stay, with their scores, and new verdicts can join them', () => {
    const client = new SqliteClient(fresh())
    migrate(client, 1)
    client.pragma('foreign_keys = off')
    client.exec("insert into assignment values (1, 1, 'hash', '{}', 0), (1, 2, 'hash', '{}', 0)")
    client.exec("insert into attempt values (1, 1, 'a', 5, '3', '3', 'wrong', '[]', '0', 1)")
    client.exec('insert into score values (1, 1, 1, 0, 100, 7, 1, 0)')
    client.pragma('foreign_keys = on')
    migrate(client, 4)
    expect(client.prepare('select typed, verdict from attempt').all()).toEqual([{ typed: '3', verdict: 'wrong' }])
    expect(client.prepare('select points, streak from score').all()).toEqual([{ points: 100, streak: 7 }])
    client.exec("insert into attempt values (1, 2, 'b', 6, '3', '3', 'partial', '[]', '0.5', 1, 'en')")
    expect(() => client.exec("update attempt set verdict = 'perhaps'")).toThrow(/attempt_verdict/)
    client.close()
  })

  test('events of drops stay when they can tell more', () => {
    const client = new SqliteClient(fresh())
    migrate(client, 3)
    client.exec("insert into secret values (1, 'ab')")
    client.exec("insert into quiz (id, profile, created_at, next_opens_at) values (1, 'local', 0, 9)")
    client.exec(
      "insert into 'drop' (id, quiz_id, opens_at, closes_at, state, settings, secret_id) values (1, 1, 0, 9, 'posted', '{}', 1)",
    )
    client.exec("insert into drop_event values (7, 1, 'posted', 5)")
    migrate(client)
    expect(client.prepare('select id, drop_id, kind, at, by, reason from drop_event').all()).toEqual([
      { id: 7, drop_id: 1, kind: 'posted', at: 5, by: null, reason: null },
    ])
    client.exec("insert into drop_event (drop_id, kind, at) values (1, 'outage', 6)")
    expect(() => client.exec("update drop_event set kind = 'perhaps'")).toThrow(/drop_event_kind/)
    client.close()
  })

  test('drops and scores of before boards stand on those of their days, messages stay', () => {
    const client = new SqliteClient(fresh())
    migrate(client, 5)
    client.exec(`insert into secret values (1, '00');
      insert into quiz (id, guild_id, channel_id, created_at, next_opens_at) values (1, 'guild', 'channel', 0, 0);
      insert into person values (1, 'discord', 'a', 'Ada', 0), (2, 'discord', 'b', 'Bo', 0);
      insert into snapshot (hash, card, difficulty) values ('hash', '{}', 'easy')`)
    // Saturday 2026-01-10, Sunday 2026-01-11, Monday 2026-01-12 at 09:00, of which the last is void.
    for (const [index, state] of ['posted', 'posted', 'void'].entries()) {
      const [id, opensAt] = [index + 1, 1_768_035_600_000 + index * 86_400_000]
      client.exec(`insert into "drop" (id, quiz_id, opens_at, closes_at, state, settings, secret_id) values
          (${id}, 1, ${opensAt}, ${opensAt + 1}, '${state}', '{}', 1);
        insert into message (quiz_id, kind, key, drop_id, state, claimable_at, message_id) values
          (1, 'drop', '${id}', ${id}, 'posted', 0, 'm${id}')`)
      for (const person of [1, 2])
        client.exec(`insert into assignment values (${id}, ${person}, 'hash', '{}', 0);
          insert into attempt values (${id}, ${person}, '${id} ${person}', 5, '3', '3', 'right', '[]', '1', 1, 'en');
          insert into score values (${id}, ${person}, 1, ${opensAt}, ${person * 100}, 1, 1, 0)`)
    }
    migrate(client)
    const rows = client.prepare('select board, person_id, points, right, answered from standing').raw().all()
    expect(rows.map(row => (row as unknown[]).join(' ')).sort()).toEqual([
      'all 1 200 2 2',
      'all 2 400 2 2',
      'day 2026-01-10 1 100 1 1',
      'day 2026-01-10 2 200 1 1',
      'day 2026-01-11 1 100 1 1',
      'day 2026-01-11 2 200 1 1',
      'week 2026-01-05 1 200 2 2',
      'week 2026-01-05 2 400 2 2',
    ])
    expect(client.prepare("select count(*) from message where state = 'posted'").pluck().get()).toBe(3)
    expect(client.prepare("select board from drop_board where drop_id = 3 and board like 'week %'").pluck().get()).toBe(
      'week 2026-01-12',
    )
    client.close()
  })

  test('messages of before are as fresh as they were', () => {
    const client = new SqliteClient(fresh())
    migrate(client, 6)
    client.exec(`insert into quiz (id, guild_id, channel_id, created_at, next_opens_at) values (1, 'g', 'c', 0, 0);
      insert into message (quiz_id, kind, key, state, claimable_at, message_id) values (1, 'podium', '1', 'posted', 0, 'm')`)
    migrate(client)
    expect(client.prepare('select message_id, staleness from message').all()).toEqual([
      { message_id: 'm', staleness: 0 },
    ])
    client.close()
  })

  test('messages of before reminders stay, and reminders and reports can join them', () => {
    const client = new SqliteClient(fresh())
    migrate(client, 7)
    client.exec(`insert into secret values (1, '00');
      insert into quiz (id, guild_id, channel_id, created_at, next_opens_at) values (1, 'guild', 'channel', 0, 0);
      insert into person values (1, 'discord', 'a', 'Ada', 0, 1);
      insert into "drop" (id, quiz_id, opens_at, closes_at, state, settings, secret_id) values (1, 1, 0, 9, 'posted', '{}', 1);
      insert into message (quiz_id, kind, key, drop_id, state, claimable_at, message_id, has_button, staleness) values
        (1, 'drop', '1', 1, 'posted', 0, 'm1', 0, 2);
      insert into message (quiz_id, kind, key, state, claimable_at, reason) values (1, 'summary', 'week', 'missed', 3, 'late')`)
    migrate(client)
    const rows = client.prepare('select kind, state, message_id as id, has_button as button, staleness from message')
    expect(rows.all()).toEqual([
      { kind: 'drop', state: 'posted', id: 'm1', button: 0, staleness: 2 },
      { kind: 'summary', state: 'missed', id: null, button: 1, staleness: 0 },
    ])
    client.exec(`insert into message (quiz_id, kind, key, drop_id, person_id, state, claimable_at)
      values (1, 'reminder', '1.1', 1, 1, 'due', 5)`)
    expect(() => client.exec("update message set kind = 'perhaps' where kind = 'summary'")).toThrow(/message_kind/)
    expect(() => client.exec("update message set person_id = 1 where kind = 'summary'")).toThrow(/message_to/)
    expect(client.prepare('select last_quiz_id from person').pluck().get()).toBeNull()
    client.close()
  })

  test('a migration that fails leaves nothing behind', () => {
    const client = new SqliteClient(fresh())
    // The first statement of the first migration works, a later one meets this table.
    client.pragma('application_id = 0x70726570')
    client.exec('create table quiz (id integer)')
    expect(() => migrate(client)).toThrow(/already exists/)
    expect(client.prepare('select name from sqlite_schema').pluck().all()).toEqual(['quiz'])
    expect(client.pragma('user_version', { simple: true })).toBe(0)
    client.close()
  })

  test('every table is strict', async () => {
    const path = fresh()
    expect(await problemWith(path)).toBeUndefined()
    const client = new SqliteClient(path)
    const tables = client.prepare("select name, strict from pragma_table_list where schema = 'main' and type = 'table'")
    const loose = tables.all().filter(table => !(table as { name: string }).name.startsWith('sqlite_'))
    expect(loose.length).toBeGreaterThan(10)
    expect(loose.filter(table => (table as { strict: number }).strict === 0)).toEqual([])
    client.close()
  })
})

describe('refused', () => {
  test('a file of a newer prepdeck, which stays as it was', async () => {
    const path = fresh()
    await problemWith(path)
    write(path, `pragma user_version = ${versions + 1}`)
    expect(await problemWith(path)).toBe('newer')
    const client = new SqliteClient(path)
    expect(client.pragma('user_version', { simple: true })).toBe(versions + 1)
    client.close()
  })

  test('a database of something else', async () => {
    expect(await problemWith(write(fresh(), 'create table notes (text)'))).toBe('foreign')
  })

  test('no database at all', async () => {
    const path = fresh()
    writeFileSync(path, 'some text that somebody wrote '.repeat(99))
    expect(await problemWith(path)).toBe('foreign')
  })

  test('a file that somebody else is writing', async () => {
    const path = fresh()
    await problemWith(path)
    const other = new SqliteClient(path)
    other.exec('begin exclusive')
    expect(await problemWith(path)).toBe('locked')
    other.exec('rollback')
    other.close()
    expect(await problemWith(path)).toBeUndefined()
  })

  test('a folder in its place, a file in the place of its folder', async () => {
    const path = fresh()
    mkdirSync(path)
    expect(await problemWith(path)).toBe('io')
    writeFileSync(join(path, 'file'), '')
    expect(await problemWith(join(path, 'file', 'play.sqlite'))).toBe('io')
  })
})
