// Owns a play file with a quiz, its drops and its players: what boards and answers are measured on.
import { join } from 'node:path'
import SqliteClient from 'better-sqlite3'
import type { PersonId, Quiz } from '../../src/domain/play/quiz.ts'
import { MINUTE } from '../../src/domain/time.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import type { PlayStore } from '../../src/storage/play/port.ts'
import { makeQuiz, MONDAY, pooled, postNext } from '../../tests/contracts/play-store/world.ts'

export interface PlayFile {
  readonly path: string
  readonly store: PlayStore
  readonly quiz: Quiz
}

export async function newPlayFile(folder: string): Promise<PlayFile> {
  const path = join(folder, 'play.sqlite')
  const opened = await openPlayStore(path)
  if (!opened.ok) throw new Error(opened.error.code)
  return { path, store: opened.value, quiz: await makeQuiz(opened.value) }
}

/**
 * `people` players who have all answered every one of `drops` drops, so many at a time as no bot could take: rows of the
 * log, of the scores and of the boards, as the store writes them one by one.
 */
export async function fill(file: PlayFile, people: number, drops: number): Promise<void> {
  for (let drop = 0; drop < drops; drop++) await postNext(file.store, file.quiz)
  const client = new SqliteClient(file.path)
  try {
    client.exec(`
      begin;
      with recursive n(i) as (select 1 union all select i + 1 from n where i < ${people})
        insert into person (id, kind, account, name, first_seen_at)
        select i, 'discord', 'user ' || i, 'Player ' || i, ${MONDAY} from n;
      create temp table answer as
        select "drop".id as drop_id, opens_at, person.id as person_id, (person.id * 7919 + "drop".id * 104729) % 1000 as luck
        from "drop" cross join person;
      insert into assignment (drop_id, person_id, card_hash, variant, revealed_at)
        select drop_id, person_id, '${pooled('one').hash}', '{"kind":"numeric","drawVersion":1,"values":{"a":"3"}}', opens_at from answer;
      insert into attempt (drop_id, person_id, source_id, answered_at, typed, read_as, verdict, mistakes, credit, engine_version, locale)
        select drop_id, person_id, drop_id || '.' || person_id, opens_at + ${MINUTE}, '4', '4',
          iif(luck < 600, 'right', 'wrong'), '[]', iif(luck < 600, '1', '0'), 1, 'en' from answer;
      insert into score (drop_id, person_id, quiz_id, opens_at, points, streak, is_right, is_hard_right)
        select drop_id, person_id, ${file.quiz.id}, opens_at, iif(luck < 600, 100 + luck % 50, 0), 1, luck < 600, 0 from answer;
      insert into standing (quiz_id, board, person_id, points, right, hard_right, answered)
        select ${file.quiz.id}, board, person_id, sum(points), sum(is_right), sum(is_hard_right), count(*)
        from score join drop_board using (drop_id) group by board, person_id;
      commit`)
  } finally {
    client.close()
  }
}

export const asPerson = (id: number): PersonId => id as PersonId // as `fill` numbers them
