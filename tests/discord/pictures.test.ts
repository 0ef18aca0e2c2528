// Tests pictures in Discord: formulas that characters cannot show and files of the deck, in question, drop and results.
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { ComponentType, type APIMessage } from 'discord-api-types/v10'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Medium } from '../../src/domain/deck/deck.ts'
import type { Card } from '../../src/domain/deck/card.ts'
import { DAY, instant, MINUTE } from '../../src/domain/time.ts'
import { writeDeckFile } from '../../src/storage/deck/writer.ts'
import { deckOf, product } from './deck.ts'
import { awaitWith, messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><rect width="40" height="20"/></svg>'
const bytes = Buffer.from(svg)
const medium: Medium = {
  name: `${createHash('sha256').update(bytes).digest('hex')}.svg`,
  type: 'image/svg+xml',
  bytes,
}
const matrix = '\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}'
const english = {
  title: 'Product and one',
  hints: [],
  says: ['You forgot the one.'],
  body: `What is {{a}} × {{b}} + 1? ![A black box](${medium.name}) $$${matrix}$$`,
  explanation: 'As in $\\begin{vmatrix} 1 & 0 \\end{vmatrix}$.',
}
const pictured: Card = { ...product, texts: { en: english } }

let played: Played
beforeEach(async () => {
  played = await startPlayed('sums', [pictured])
  const deck = { ...deckOf(pictured), media: [medium] }
  const written = await writeDeckFile(join(played.folder, 'deck.sqlite'), [deck], () => instant(0))
  if (!written.ok) throw new Error(written.error.code)
})
afterEach(() => endSound(played))

/** What stands in the galleries of a message. */
const picturesOf = (message: APIMessage): { description?: string | null; media: { url: string; width?: number } }[] =>
  (message.components ?? [])
    .flatMap(each => (each.type === ComponentType.Container ? each.components : []))
    .flatMap(each => (each.type === ComponentType.MediaGallery ? each.items : [])) as never // as the sandbox answers

/** The message as its person sees it once it has so many pictures. */
async function withPictures(id: string, count: number): Promise<APIMessage> {
  const { local } = played
  for (let seen = 0; ;) {
    const found = (await local.messages()).find(each => each.id === id)
    if (found && picturesOf(found).length === count) return found
    seen = (await local.waitFor(event => event.kind === 'message_update' && event['message_id'] === id, seen)).seq
  }
}

test('the text is there at once, the pictures follow, each with its words and an address that serves it', async () => {
  const question = messageOf(await played.question())
  expect(said(question)).toContain('× ')
  const [file, formula] = picturesOf(await withPictures(question.id, 2))
  expect(file).toMatchObject({ description: 'A black box', media: { width: 600 } })
  expect(formula?.description).toBe(`Formula: ${matrix}`)
  for (const { media } of [file, formula].filter(each => each !== undefined)) {
    const served = await fetch(media.url)
    expect(
      Buffer.from(await served.arrayBuffer())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG')
  }
  // Drawn once: now they come with the first response.
  expect(picturesOf(messageOf(await played.question(played.local.bo)))).toHaveLength(2)
})

test('the results have the pictures of the question and of its explanation; an answer shows none of the latter before', async () => {
  const reply = messageOf(await played.answer('1'))
  expect(picturesOf(reply)).toEqual([])
  await played.advance(DAY)
  const before = await played.advance(3 * MINUTE)
  const result = await awaitWith(played.local, 'v1:board:', before)
  const shown = picturesOf(await withPictures(result.id, 4)).map(({ description }) => description)
  expect(shown).toEqual([
    expect.stringContaining('right: 0'),
    'A black box',
    `Formula: ${matrix}`,
    'Formula: \\begin{vmatrix} 1 & 0 \\end{vmatrix}',
  ])
})

test('a question that was asked keeps its pictures when a new deck has none', async () => {
  const before = await played.advance(DAY)
  const asked = await awaitWith(played.local, 'v1:answer:2', before)
  const written = await writeDeckFile(join(played.folder, 'deck.sqlite'), [deckOf(product)], () => instant(1))
  if (!written.ok) throw new Error(written.error.code)
  const question = messageOf(await played.press(asked, 'Answer'))
  const shown = picturesOf(await withPictures(question.id, 2)).map(({ description }) => description)
  expect(shown).toEqual(['A black box', `Formula: ${matrix}`])
})
