// Owns the table of durable answers: what the store confirms in a second, beside bare rows of the same size.
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { after, MINUTE } from '../../src/domain/time.ts'
import { assign, attemptAt, postNext } from '../../tests/contracts/play-store/world.ts'
import { figures, type Table } from '../report.ts'
import { asPerson, newPlayFile } from './played.ts'

const people = 500
const days = 4

/** Answers that the store confirms in a second; everybody answers every day, so that streaks and boards are of use. */
async function storePerSecond(folder: string): Promise<number> {
  const file = await newPlayFile(folder)
  try {
    const { store, quiz } = file
    for (let person = 1; person <= people; person++)
      await store.person({ kind: 'discord', userId: `user ${person}` }, `Player ${person}`, quiz.nextOpensAt)
    let ms = 0
    for (let day = 0; day < days; day++) {
      const drop = await postNext(store, quiz)
      for (let person = 1; person <= people; person++) await assign(store, drop, asPerson(person))
      const at = after(drop.opensAt, MINUTE)
      const from = performance.now()
      for (let person = 1; person <= people; person++) {
        const { recorded } = await store.recordAttemptOnce(attemptAt(drop.id, asPerson(person), at))
        if (!recorded) throw new Error('an answer was not recorded')
      }
      ms += performance.now() - from
    }
    return (people * days * 1_000) / ms
  } finally {
    await file.store.close()
  }
}

/** Transactions of one such row that better-sqlite3 alone confirms in a second, on the disk as the store has them. */
function barePerSecond(folder: string): number {
  const client = new SqliteClient(join(folder, 'bare.sqlite'))
  try {
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    client.exec(`create table answer (drop_id integer, person_id integer, source text, answered_at integer, typed text,
      read_as text, verdict text, mistakes text, credit text, primary key (drop_id, person_id))`)
    const insert = client.prepare(`insert into answer values (?, ?, ?, ?, '4', '4', 'right', '[]', '1')`)
    const from = performance.now()
    for (let day = 0; day < days; day++)
      for (let person = 1; person <= people; person++)
        insert.run(day, person, `answer of ${person} to ${day}`, 1_767_603_600_000)
    return (people * days * 1_000) / (performance.now() - from)
  } finally {
    client.close()
  }
}

export async function measureAnswers(folder: string): Promise<Table> {
  const bare = barePerSecond(folder)
  const store = await storePerSecond(folder)
  const row = (name: string, perSecond: number): string[] => [name, figures(perSecond), `${figures(perSecond / bare)}×`]
  return {
    title: 'Durable answers',
    says: `Answers confirmed when they are on the disk, each in a transaction of its own with score, streak and the standings on every board; ${people} players, ${days} days. Bare is one row in one table.`,
    head: ['', 'in a second', 'of bare'],
    rows: [row('better-sqlite3 alone', bare), row('prepdeck', store)],
    goals: [],
  }
}
