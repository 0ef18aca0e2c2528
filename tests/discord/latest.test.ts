// Tests that the newest version of a message stands, in whatever order its versions are begun, written and finished.
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { keepLatest } from '../../src/discord/latest.ts'
import { product } from './deck.ts'
import { messageOf, said, startPlayed, type Played } from './played.ts'

describe('versions', () => {
  test('whatever the order of events, what was begun last is what stands at the end', async () => {
    const step = fc.record({ version: fc.nat({ max: 4 }) })
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 5 }), fc.array(step, { maxLength: 40 }), async (count, order) => {
        const begin = keepLatest()
        let stands = -1
        // Each version: begun in order, then reaches Discord, then writes late, which takes effect before it is heard of.
        const versions = Array.from({ length: count }, () => ({ version: begin('message'), done: 0, wrote: false }))
        const advance = async (index: number): Promise<void> => {
          const each = versions[index]
          if (!each) return
          const { version } = each
          const write = async (): Promise<void> => void (stands = index)
          if (each.done === 0) await write()
          if (each.done === 1) await version.reached(write)
          // An edit that was on its way before a newer version began.
          if (each.done === 2) await write()
          if (each.done === 3) await version.wroteLate()
          if (each.done === 4) version.end()
          each.done++
        }
        for (const { version } of order) await advance(version)
        for (const index of versions.keys()) while ((versions[index]?.done ?? 5) < 5) await advance(index)
        expect(stands).toBe(count - 1)
      }),
    )
  })

  test('a new beginning of a message that nothing is under way for knows nothing of before', () => {
    const begin = keepLatest()
    const first = begin('message')
    const second = begin('message')
    expect([first.isNewest(), second.isNewest(), begin('other').isNewest()]).toEqual([false, true, true])
    first.end()
    second.end()
    expect(begin('message').isNewest()).toBe(true)
    expect(second.isNewest()).toBe(true)
  })
})

let played: Played
afterEach(() => played?.close())

test('a hint that is taken while the picture of another is being drawn stays, also where that comes late', async () => {
  const hints = ['Multiply: $$\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}$$', 'Then add.']
  const english = { title: 'P', body: 'What is {{a}} × {{b}} + 1?', hints, says: ['You forgot the one.'] }
  played = await startPlayed('sums', [{ ...product, texts: { en: english } }])
  const { local } = played
  // The first edit is refused once: what was to be written first comes last.
  await played.dropMessage()
  await local.control('POST', '/faults', {
    kind: 'rest',
    method: 'PATCH',
    path_includes: '/webhooks/',
    status: 502,
  })
  const question = messageOf(await played.question())
  const hinted = messageOf(await played.press(question, 'Hint (−20 % of the points)'))
  await played.press(hinted, 'Hint (−20 % of the points)')
  // Everything that was begun is finished.
  await played.bot.stop()
  const shown = (await local.messages()).find(({ id }) => id === question.id)
  expect(said(shown)).toContain('Then add.')
})
