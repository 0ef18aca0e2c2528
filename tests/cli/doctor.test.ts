// Tests `prepdeck doctor` as a user runs it: what is well, what is wrong and with which code, and that nothing is changed.
import { rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { expect, test } from 'vitest'
import { setStage } from '../discord/stage.ts'
import { prepdeck } from './process.ts'

const stage = setStage()
const doctor = (env: Record<string, string> = {}, ...args: string[]) =>
  prepdeck(['doctor', ...args], {
    env: { DISCORD_TOKEN: 'test-token', DISCORD_API: `${stage.local.url}/api`, DATA_DIR: stage.folder, ...env },
  })

test('all is well: one line each, nothing is changed', async () => {
  const path = join(stage.folder, 'play.sqlite')
  const before = (await stat(path)).size
  const { code, stdout, stderr } = await doctor()
  expect([code, stderr]).toEqual([0, ''])
  const checks = stdout
    .trim()
    .split('\n')
    .map(line => line.split(/\s+/).slice(0, 2).join(' '))
  expect(checks).toEqual(
    ['token', 'intents', 'sessions', 'clock', 'permissions', 'deck', 'database'].map(check => `ok ${check}`),
  )
  expect(stdout).toContain('2 cards to ask in Choices, Sums')
  expect((await stat(path)).size).toBe(before)
})

test('a token that Discord refuses ends with 4, and a program can read why', async () => {
  const { code, stdout } = await doctor({ DISCORD_TOKEN: 'bad' }, '--jsonl')
  expect(code).toBe(4)
  const findings = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Record<string, string>)
  expect(findings[0]).toEqual({
    check: 'token',
    state: 'fail',
    says: "Discord does not accept it: copy it anew from the bot's page of the developer portal",
    cause: 'credentials',
  })
  expect(findings.map(({ check }) => check)).toEqual(['token', 'deck', 'database'])
})

test('a channel in which the bot may not write ends with 3', async () => {
  await stage.local.control('POST', `/channels/${stage.local.channel.id}/permissions`, { deny: ['SendMessages'] })
  const { code, stdout } = await doctor()
  expect(code).toBe(3)
  expect(stdout).toMatch(/^fail {2}permissions .*may not do this in channel \d+ of server \d+: Send Messages/m)
})

test('a Discord that does not answer ends with 5', async () => {
  const { code, stdout } = await doctor({ DISCORD_API: 'http://127.0.0.1:9/api' })
  expect([code, stdout.split('\n')[0]]).toEqual([5, expect.stringContaining('no sandbox answers')])
})

test('files: a deck that is not there, a play file that is damaged or none', async () => {
  await rm(join(stage.folder, 'deck.sqlite'))
  const client = new SqliteClient(join(stage.folder, 'play.sqlite'))
  client.pragma('foreign_keys = off')
  client.exec("insert into drop_card values (77, 0, 'a/b', 'nowhere')")
  client.close()
  const broken = await doctor({ DISCORD_TOKEN: '' })
  expect(broken.code).toBe(3)
  expect(broken.stdout).toMatch(/^warn {2}token /m)
  expect(broken.stdout).toMatch(/^fail {2}deck .*prepdeck build/m)
  expect(broken.stdout).toMatch(/^fail {2}database .*is damaged/m)
  await writeFile(join(stage.folder, 'play.sqlite'), 'some text that somebody wrote '.repeat(99))
  expect((await doctor({ DISCORD_TOKEN: '' })).stdout).toMatch(/^fail {2}database .*is no play file/m)
})

test('a play file of an earlier version is left as it is', async () => {
  const path = join(stage.folder, 'play.sqlite')
  const client = new SqliteClient(path)
  const version = Number(client.pragma('user_version', { simple: true }))
  client.pragma(`user_version = ${version - 1}`)
  client.close()
  const { code, stdout } = await doctor({ DISCORD_TOKEN: '' })
  expect(code).toBe(0)
  expect(stdout).toMatch(/^warn {2}database .*earlier version/m)
  const after = new SqliteClient(path, { readonly: true })
  expect(after.pragma('user_version', { simple: true })).toBe(version - 1)
  after.close()
})
