// Checks that what was confirmed is on the disk: after SIGKILL at any point, and when the disk takes no more.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import SqliteClient from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import type { DropId, PersonId } from '../../../src/domain/play/quiz.ts'
import { prng, seed } from '../../../src/domain/random.ts'
import { openPlayStore } from '../../../src/storage/play/open.ts'

const recorder = fileURLToPath(new URL('recorder.ts', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'prepdeck-crash-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Runs the recorder until it ends or has confirmed `most` attempts, then kills it; its lines. */
async function record(path: string, most: number, limitBlocks?: number): Promise<string[]> {
  // `ulimit -f` makes writing fail as a full disk does, without one.
  const limit = limitBlocks === undefined ? '' : `ulimit -f ${limitBlocks}; `
  const child = spawn('sh', ['-c', `${limit}exec "$@"`, 'sh', process.execPath, recorder, path], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'exit')
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (lines.length === most) child.kill('SIGKILL')
  }
  await ended
  return lines
}

/** Every confirmed attempt is there with its score, the file is sound, and the cache is what the log folds to. */
async function expectAll(path: string, confirmed: readonly string[]): Promise<void> {
  const opened = await openPlayStore(path)
  if (!opened.ok) throw new Error(opened.error.code)
  const store = opened.value
  const scored = async () =>
    Promise.all(
      confirmed.map(async line => {
        const [drop, person] = line.split(' ').map(Number)
        return (await store.attempt(drop as DropId, person as PersonId))?.score
      }),
    )
  const cached = await scored()
  expect(cached.filter(score => score === undefined)).toEqual([])
  await store.replay()
  expect(await scored()).toEqual(cached)
  await store.close()
  const client = new SqliteClient(path)
  expect(client.pragma('integrity_check', { simple: true })).toBe('ok')
  const [attempts, scores] = ['attempt', 'score'].map(table =>
    client.prepare(`select count(*) from ${table}`).pluck().get(),
  )
  expect(scores).toBe(attempts)
  client.close()
}

test('killed at seeded points, going on each time', async () => {
  const path = join(folder, 'killed.sqlite')
  const random = prng(seed('0123456789abcdef0123456789abcdef'))
  const confirmed: string[] = []
  for (let kills = 0; kills < 6; kills++) {
    const lines = await record(path, 1 + random.below(30))
    expect(lines.length).toBeGreaterThan(0)
    confirmed.push(...lines)
    await expectAll(path, confirmed)
  }
  expect(new Set(confirmed).size).toBe(confirmed.length)
})

test('a disk that takes no more: refused with a code, nothing half written', async () => {
  const path = join(folder, 'full.sqlite')
  const lines = await record(path, Number.POSITIVE_INFINITY, 2600)
  expect(lines.at(-1)).toMatch(/^refused (full|io)$/)
  expect(lines.length).toBeGreaterThan(5)
  await expectAll(path, lines.slice(0, -1))
  // With room again it goes on.
  const more = await record(path, 5)
  await expectAll(path, [...lines.slice(0, -1), ...more])
})
