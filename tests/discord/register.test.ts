// Tests what is registered with Discord, and that only differences are written.
import type { APIApplicationCommand } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/discord/commands/all.ts'
import { computeDifferences, payloadOf } from '../../src/discord/register.ts'
import { catalogs } from '../../src/i18n/format.ts'
import { startBot, startPlayed, type Played } from './played.ts'

const wanted = commands.map(payloadOf)
/** As Discord gives commands back: with fields of its own, and without what is empty or false. */
const registered = wanted.map((body, index) => {
  const entries = Object.entries(body).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  return { ...Object.fromEntries(entries), id: String(index + 1), version: '7', type: 1, nsfw: false }
}) as unknown as APIApplicationCommand[] // what Discord's JSON would parse to

describe('payloads', () => {
  test.each(wanted.map(body => [body.name, body] as const))(
    '/%s keeps to Discord’s limits in every language',
    (_, body) => {
      const names = [body.name, ...Object.values(body.name_localizations ?? {})]
      for (const name of names) expect(name).toMatch(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u)
      const texts = [body.description, ...Object.values(body.description_localizations ?? {})]
      for (const text of texts) expect((text ?? '').length).toBeLessThanOrEqual(100)
    },
  )

  test('every command has its texts, and every text its command', () => {
    expect(Object.keys(catalogs.en.bot.commands).sort()).toEqual(commands.map(({ name }) => name).sort())
  })
})

describe('differences', () => {
  test('none where nothing has changed', () => {
    expect(computeDifferences(wanted, registered)).toEqual({ create: [], edit: [], remove: [] })
  })

  test.each([
    ['a description', { description: 'Another' }],
    ['a translation', { description_localizations: { 'zh-CN': '别的' } }],
    ['a permission', { default_member_permissions: '8' }],
    ['an option', { options: [{ name: 'more', description: 'More', type: 3 }] }],
    ['a context', { contexts: [0, 1] }],
  ])('%s that differs is written, and nothing else', (_, change) => {
    const changed = registered.map(each => (each.name === 'daily' ? { ...each, ...change } : each))
    const difference = computeDifferences(wanted, changed as APIApplicationCommand[])
    expect(difference.create).toEqual([])
    expect(difference.remove).toEqual([])
    expect(difference.edit.map(({ body }) => body.name)).toEqual(['daily'])
  })

  test('an option that lost its choices is written', () => {
    const changed = registered.map(each =>
      each.name === 'calc'
        ? { ...each, options: each.options?.map(option => ({ ...option, choices: [{ name: 'a', value: 'a' }] })) }
        : each,
    )
    expect(computeDifferences(wanted, changed as APIApplicationCommand[]).edit).toHaveLength(1)
  })

  test('missing ones are made, foreign ones removed', () => {
    const difference = computeDifferences(wanted, [{ ...registered[0], name: 'old', id: '9' } as APIApplicationCommand])
    expect(difference.create).toHaveLength(wanted.length)
    expect(difference.remove).toEqual([{ id: '9', name: 'old' }])
  })
})

describe('against a Discord', () => {
  let played: Played
  beforeAll(async () => {
    played = await startPlayed()
  })
  afterAll(() => played.close())

  test('a restart writes nothing', async () => {
    await played.bot.stop()
    const before = (await played.local.events()).at(-1)?.seq ?? 0
    played.bot = await startBot(played.local.url, played.folder)
    const writes = (await played.local.events(before)).filter(
      ({ kind, path, method }) => kind === 'request' && String(path).includes('/commands') && method !== 'GET',
    )
    expect(writes).toEqual([])
    expect(await played.bot.logged('commands.registered')).toContain('"created":[],"edited":[],"removed":[]')
  })
})
