// Tests that the board behind a result is that of its own week, also when the next one has begun.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { awaitWith, labelsOf, messageOf, said, startPlayed, type Played } from './played.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed()
})
afterAll(() => played.close())

test('after the week has turned, a result leads to the board that its answers count to', async () => {
  const { local } = played
  await played.answer('5')
  const result = await awaitWith(local, 'v1:board:1', await played.advance(7 * DAY + 3 * MINUTE))
  const board = messageOf(await played.press(result, 'Board'))
  expect(said(board)).toContain('An earlier week')
  expect(said(board)).toContain('ada')
  expect(labelsOf(board)).toEqual([
    'Today',
    'This week',
    'This season',
    'All time',
    '◀ Better',
    'My place',
    'Further ▶',
  ])
  const press = async (label: string): Promise<string> => {
    const turned = await played.press(board, label)
    expect(turned.outcome).toBe('update')
    return JSON.stringify((await local.messages()).find(({ id }) => id === board.id)?.components)
  }
  expect(await press('All time')).toContain('ada')
  expect(await press('This week')).toContain('Nobody has answered yet.')
})
