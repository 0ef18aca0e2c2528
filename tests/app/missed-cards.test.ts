// Checks which cards count as a person's mistakes, from a real play file.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerDrop } from '../../src/app/answer-drop.ts'
import { exportHistory } from '../../src/app/export-history.ts'
import { missedCards } from '../../src/app/missed-cards.ts'
import { revealDrop } from '../../src/app/reveal-drop.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { makeWorld, minutes, openedDrop, personNamed, product, type World } from './world.ts'

let world: World
let drop: Drop
beforeEach(async () => {
  world = await makeWorld()
  drop = await openedDrop(world)
})
afterEach(() => world.end())

/** `name` answers the drop: with the key of their own numbers, or with one more. */
async function answer(name: string, isRight: boolean): Promise<void> {
  const person = await personNamed(world, name)
  const shown = await revealDrop(world.store, { drop: drop.id, person, at: minutes(1), locale: 'en' })
  if (shown.kind !== 'revealed' || shown.question.assignment.variant.kind !== 'numeric') throw new Error(shown.kind)
  const { a, b } = shown.question.assignment.variant.values
  const typed = String(Number(a) * Number(b) + (isRight ? 1 : 2))
  const given = { drop: drop.id, person, sourceId: name, answeredAt: minutes(2), locale: 'en' }
  await answerDrop(world.store, { ...given, answer: { kind: 'typed', text: typed } })
}

async function missed(name: string): Promise<string[] | undefined> {
  const file = world.decks.current()
  if (!file.ok) throw new Error(file.error.code)
  const keys = await missedCards(world.store, file.value, name)
  return keys && [...keys]
}

test('a wrong answer counts, a right one does not, and who never played is told apart', async () => {
  await answer('Ada', false)
  await answer('Ben', true)
  expect(await missed('Ada')).toEqual(['sums/product'])
  expect(await missed('Ben')).toEqual([])
  expect(await missed('Nobody')).toBeUndefined()
})

test('a card that was renamed counts under the name that it has now', async () => {
  await answer('Ada', false)
  await world.build([{ ...product, id: 'times' }], { times: ['product'] })
  expect(await missed('Ada')).toEqual(['sums/times'])
})

test('a history has a row for each answer, and as JSON everything that is kept', async () => {
  await answer('Ada', false)
  const folder = freshFolder()
  const csv = join(folder, 'a.csv')
  expect(await exportHistory(world.store, 'Ada', csv, 'csv')).toEqual({ ok: true, value: 1 })
  const [head, row] = readFileSync(csv, 'utf8').split('\r\n')
  expect(head).toBe('\ufeffanswered,card,title,typed,read as,verdict,credit,points,streak,hints')
  expect(row).toMatch(/^\d{4}-[\d-]+T[\d:]+Z,sums\/product,Product and one,\d+,[^,]+,wrong,0,\d+,\d+,0$/)
  const json = join(folder, 'a.json')
  expect(await exportHistory(world.store, 'Ada', json, 'json')).toEqual({ ok: true, value: 1 })
  expect(JSON.parse(readFileSync(json, 'utf8'))).toMatchObject({ rows: { attempt: [{ verdict: 'wrong' }] } })
  expect(await exportHistory(world.store, 'Nobody', csv, 'csv')).toEqual({ ok: true, value: undefined })
  expect(await exportHistory(world.store, 'Ada', folder, 'tsv')).toMatchObject({ ok: false })
})
