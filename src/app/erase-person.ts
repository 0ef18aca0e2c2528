// Owns erasing a person: the play file forgets them, and a journal beside it makes every restored backup forget them too.
import type { DropId, PersonId } from '../domain/play/quiz.ts'
import type { Instant } from '../domain/time.ts'
import type { ErasureJournal } from '../storage/play/erasure-journal.ts'
import type { PlayStore } from '../storage/play/port.ts'
import { accountMark, erasedMark } from './secret-hash.ts'

export type { ErasureJournal } from '../storage/play/erasure-journal.ts'

/**
 * Erases whoever has this Discord account. The journal comes first: where the machine fails in between, the next start
 * finishes it. False: the account is not known.
 */
export async function erasePerson(
  store: PlayStore,
  journal: ErasureJournal,
  userId: string,
  at: Instant,
): Promise<boolean> {
  const secret = await store.currentSecret()
  journal.add({ at, secretId: secret.id, mark: accountMark(secret, userId) })
  return erase(store, userId, at)
}

const erase = (store: PlayStore, userId: string, at: Instant): Promise<boolean> =>
  store.erasePerson(userId, at, (secret, drop) => erasedMark(secret, drop, userId))

/** Erases again whom the journal names and the file still knows from before then; gives their number. */
export async function applyErasures(store: PlayStore, journal: ErasureJournal): Promise<number> {
  const entries = journal.entries()
  if (entries.length === 0) return 0
  let erased = 0
  for (const { userId, since } of await store.discordAccounts())
    for (const { at, secretId, mark } of entries) {
      const secret = at >= since ? await store.secret(secretId) : undefined
      if (secret && accountMark(secret, userId) === mark && (await erase(store, userId, at))) erased++
    }
  return erased
}

/** Whether a person has erased themselves after they were shown this drop: they get no second one of it. */
export async function isErasedFrom(
  store: PlayStore,
  drop: { readonly id: DropId; readonly secretId: number },
  person: PersonId,
): Promise<boolean> {
  const marks = await store.erasedMarks(drop.id)
  if (marks.length === 0) return false
  const [account, secret] = [await store.accountOf(person), await store.secret(drop.secretId)]
  return account !== undefined && secret !== undefined && marks.includes(erasedMark(secret, drop.id, account))
}
