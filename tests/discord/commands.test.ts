// Tests the commands beside answering: settings with its autocompletes, calc, help, and a quiz of choices.
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAY, instant, MINUTE } from '../../src/domain/time.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'
import { capital, deckOf, product } from './deck.ts'
import { commands } from '../../src/discord/commands/all.ts'
import { labelsOf, awaitWith, messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed('choices')
})
afterAll(() => endSound(played))
const run = async (name: string, options: object = {}, user = played.local.ada): Promise<string> =>
  said(messageOf(await played.local.command(name, options, user)))
const complete = async (focused: string, typed: string): Promise<string[]> => {
  const { local } = played
  const acted = await local.act('autocomplete', {
    user_id: local.ada.id,
    channel_id: local.channel.id,
    name: 'settings',
    options: { [focused]: typed },
    focused,
  })
  return (acted.choices ?? []).map(({ value }) => value)
}

describe('choices', () => {
  test('options are lettered in the message and chosen in a form; the shown order is the one that counts', async () => {
    const shown = messageOf(await played.question())
    expect(said(shown)).toMatch(/\*\*A\.\*\* (three|four|five)/)
    const letter = /\*\*(.)\.\*\* four/.exec(said(shown))?.[1] ?? ''
    const opened = await played.press(shown, 'Choose answer')
    expect(said(opened.modal)).toContain(`${letter}. four`)
    const reply = said(messageOf(await played.submit(opened, String(letter.charCodeAt(0) - 65))))
    expect(reply).toContain('Right.')
    expect(reply).toContain(`You chose ${letter}`)
  })

  test('a wrong option gets its own feedback, not the right one', async () => {
    const { bo } = played.local
    const shown = messageOf(await played.question(bo))
    const letter = /\*\*(.)\.\*\* five/.exec(said(shown))?.[1] ?? ''
    const opened = await played.press(shown, 'Choose answer', bo)
    const reply = said(messageOf(await played.submit(opened, String(letter.charCodeAt(0) - 65), bo)))
    expect(reply).toContain('Not right.')
    expect(reply).toContain('Five leaves one.')
    expect(reply).not.toContain('four')
  })
})

describe('settings', () => {
  test('shows the quiz, changes it, and says from when', async () => {
    expect(await run('settings')).toContain('Deck: Choices')
    const changed = await run('settings', { time: '9:30', zone: 'europe/berlin', deck: 'sums' })
    expect(changed).toContain('Every day at 09:30, Europe/Berlin')
    expect(changed).toContain('Deck: Sums')
    expect(changed).toMatch(/apply from the next opening: <t:\d+:f>/)
  })

  test('tags, weekdays, window, language and a pause are kept, shown and taken back', async () => {
    const wanted = { tags: 'sums', days: 'workdays', window: 12, language: 'zh-CN', pause: 3 }
    const changed = await run('settings', wanted)
    expect(changed).toContain('Only with the tags: sums')
    expect(changed).toContain('Monday, Tuesday, Wednesday, Thursday, Friday at 09:30, Europe/Berlin')
    expect(changed).toContain('Open for 12 hours')
    expect(changed).toContain('Language: Chinese')
    expect(changed).toMatch(/Paused until <t:\d+:f>/)
    expect(await run('settings', { tags: 'nothing' })).toContain('No card has the tags "nothing". There are: sums.')
    const back = await run('settings', { tags: '*', days: 'every', window: 168, language: 'en', pause: 0 })
    expect(back).not.toMatch(/Only|Monday|Paused|Chinese/)
  })

  test('names every problem and changes nothing', async () => {
    const before = await run('settings')
    const refused = await run('settings', { time: '25:00', zone: 'Europe/Berln', deck: 'none' })
    expect(refused).toContain('"25:00" is no time')
    expect(refused).toContain('did you mean Europe/Berlin?')
    expect(refused).toContain('There are: choices, sums')
    expect(await run('settings')).toBe(before)
  })

  test('a deck without a card is not offered, not taken by itself, and refused in words', async () => {
    const { local, folder } = played
    const empty = { ...deckOf(product), id: 'a-empty', title: 'Empty', notes: [] }
    await writeDeckFile(join(folder, 'deck.sqlite'), [empty, deckOf(capital), deckOf(product)], () => instant(0))
    expect(await complete('deck', '')).toEqual(['choices', 'sums'])
    expect(await run('settings', { deck: 'a-empty' })).toContain('This deck has no card to ask.')
    const { id } = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'new' })
    const options = { time: '09:00' }
    const made = await local.act('command', { user_id: local.ada.id, channel_id: id, name: 'settings', options })
    expect(said(messageOf(made))).toContain('Deck: Choices')
  })

  test('offers zones and decks for what was typed', async () => {
    expect((await complete('zone', 'berl'))[0]).toBe('Europe/Berlin')
    expect(await complete('zone', 'new york')).toContain('America/New_York')
    expect((await complete('zone', '')).length).toBe(25)
    expect(await complete('zone', 'nowhere')).toEqual([])
    expect(await complete('deck', 'su')).toEqual(['sums'])
  })

  test('is for managers only', async () => {
    const acted = await played.local.command('settings', {}, played.local.bo)
    expect(acted.outcome).toBe('failed')
  })

  test('starts a quiz in another channel, and moves one', async () => {
    const { local } = played
    const other = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'second' })
    const third = await local.control<{ id: string }>('POST', `/guilds/${local.guild.id}/channels`, { name: 'third' })
    const inOther = async (options: object): Promise<string> =>
      said(
        messageOf(
          await local.act('command', { user_id: local.ada.id, channel_id: other.id, name: 'settings', options }),
        ),
      )
    expect(await inOther({})).toContain('There is no quiz in')
    expect(await inOther({ time: '08:00' })).toContain(`The quiz in <#${other.id}> is set up`)
    expect(await inOther({ channel: local.channel.id })).toContain('has a quiz already')
    expect(await inOther({ channel: third.id })).toContain(`Quiz in <#${third.id}>`)
    expect(await inOther({})).toContain('There is no quiz in')
  })
})

describe('calc', () => {
  test.each([
    ['3*(4+1)', '**15**'],
    ['1/3', '**0.333333**'],
    ['2^10', '**1024**'],
    ['softmax([1, 1, 2])', '**[0.211942, 0.211942, 0.576117]**'],
    ['1.5; 2', '**[1.5, 2]**'],
  ])('%s is %s', async (expression, value) => {
    expect(await run('calc', { expression })).toContain(value)
  })

  test('an error has its place', async () => {
    expect(await run('calc', { expression: '2 + * 3' })).toMatch(/```\n2 \+ \* 3\n {4}\^\n```/)
  })

  test('mentions and formatting stay characters', async () => {
    const text = await run('calc', { expression: '@everyone `x` **y**' })
    expect(text).not.toContain('`x`')
  })
})

test('help says how it works', async () => {
  const help = await run('help')
  expect(help).toContain('first answer counts')
  const all = commands.filter(({ name }) => name !== 'help').map(({ name }) => `\`/${name}\` `)
  expect(all.filter(line => !help.includes(line))).toEqual([])
})

test('results of a choice name the right option', async () => {
  const { local } = played
  await played.advance(DAY)
  const before = await played.advance(3 * MINUTE)
  const result = await awaitWith(local, 'v1:board:', before)
  expect(said(result)).toContain('Right answer: **four**')
  expect(labelsOf(result)).toEqual(['Board', 'My answer', 'Practise'])
})
