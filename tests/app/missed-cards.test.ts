// Checks which cards count as a person's mistakes, from a real play file.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { answerDrop } from '../../src/app/answer-drop.ts'
import { missedCards } from '../../src/app/missed-cards.ts'
import { revealDrop } from '../../src/app/reveal-drop.ts'
import type { Drop } from '../../src/domain/play/drop.ts'
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
