// Tests what is registered with Discord, and that only differences are written.
import type { APIApplicationCommand } from 'discord-api-types/v10'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/discord/commands/all.ts'
import { computeDifferences, payloads } from '../../src/discord/register.ts'
import { catalogs } from '../../src/i18n/format.ts'
import { startBot, startPlayed, type Played } from './played.ts'

const wanted = payloads()
/** As Discord gives commands back: with fields of its own, and without what is empty or false. */
const registered = wanted.map((body, index) => {
  const entries = Object.entries(body).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  return { type: 1, ...Object.fromEntries(entries), id: String(index + 1), version: '7', nsfw: false }
}) as unknown as APIApplicationCommand[] // what Discord's JSON would parse to

describe('payloads', () => {
  /** Name and description in every language, of a command with everything inside it. */
  interface Named {
    readonly name: string
    readonly name_localizations?: object | null
    readonly description?: string
    readonly description_localizations?: object | null
    readonly options?: readonly unknown[]
  }
  const partsOf = (part: Named): Named[] => [part, ...(part.options ?? []).flatMap(each => partsOf(each as Named))]
  const slash = wanted.filter(({ type }) => type === undefined).flatMap(body => partsOf(body as Named))

  test.each(slash.map(part => [part.name, part] as const))(
    '%s keeps to Discord’s limits in every language',
    (_, part) => {
      const names = [part.name, ...Object.values(part.name_localizations ?? {})]
      for (const name of names) expect(name).toMatch(/^[-_\p{Ll}\p{Lo}\p{N}]{1,32}$/u)
      const texts = [part.description, ...Object.values(part.description_localizations ?? {})]
      for (const text of texts) expect(String(text).length).toBeGreaterThan(0)
      for (const text of texts) expect(String(text).length).toBeLessThanOrEqual(100)
    },
  )

  test('what is called by its English name is what the declaration calls it', () => {
    // The router looks options and subcommands up under the names that Discord sends.
    const declared = commands.flatMap(each =>
      'subcommands' in each
        ? Object.entries(each.subcommands).flatMap(([name, { options }]) => [name, ...Object.keys(options)])
        : Object.keys(each.options),
    )
    const names = new Set(slash.map(({ name }) => name))
    expect(declared.filter(name => !names.has(name))).toEqual([])
  })

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
