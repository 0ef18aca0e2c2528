// Owns opening play.sqlite: pragmas, migrations, and the store over it with one transaction around every method.
import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteClient from 'better-sqlite3'
import { drizzle } from './drizzle.ts'
import { err, ok, type Result } from '../../domain/result.ts'
import { attemptMethods } from './attempts.ts'
import { correctionMethods } from './corrections.ts'
import type { SyncPlayStore } from './database.ts'
import { dropMethods } from './drops.ts'
import { erasureMethods } from './erasure.ts'
import { guildMethods } from './guilds.ts'
import { ledgerMethods } from './ledger.ts'
import { migrate } from './migrate.ts'
import { ownMethods } from './own.ts'
import { peopleMethods } from './people.ts'
import { personalMethods } from './personal.ts'
import type { PlayStore } from './port.ts'
import { quizMethods } from './quizzes.ts'
import { rewriteMethods } from './rewrites.ts'
import { reminderMethods } from './reminders.ts'
import { repairMethods } from './repairs.ts'
import { reportMethods } from './reports.ts'
import { rewardMethods } from './rewards.ts'
import { scoreMethods } from './scores.ts'
import { serviceMethods } from './service.ts'
import { seasonMethods } from './seasons.ts'
import { seasonTableMethods } from './season-tables.ts'
import { standingMethods } from './standings.ts'
import { StoreUnavailable, unavailableCode, type UnavailableCode } from './unavailable.ts'

/**
 * How long a call waits for another process that writes. Writes take milliseconds; a person waits three seconds, in
 * which several calls may have to wait.
 */
const BUSY_TIMEOUT_MS = 500

/** Why a play file cannot be opened; `newer`: made by a later prepdeck · `foreign`: no play file at all. */
export interface PlayFileProblem {
  readonly code: 'newer' | 'foreign' | Exclude<UnavailableCode, 'closed'>
  readonly path: string
  readonly cause?: unknown
}

/** Methods that only read: they never wait for a writer. */
const reading: ReadonlySet<string> = new Set<keyof SyncPlayStore>([
  'secret',
  'reminder',
  'areRemindersRefused',
  'dropOfMessage',
  'report',
  'reports',
  'rewardsDue',
  'ownAnswers',
  'quizzesOf',
  'lastQuiz',
  'personOf',
  'quiz',
  'quizAt',
  'quizzesOfGuild',
  'strandedQuiz',
  'quizzesDue',
  'droppedCards',
  'drop',
  'openDropOf',
  'latestDrop',
  'snapshot',
  'medium',
  'dropsToClose',
  'staleMessages',
  'firstRight',
  'assignment',
  'attempt',
  'streak',
  'marks',
  'hints',
  'pauses',
  'repairs',
  'numericCards',
  'attemptsAt',
  'corrections',
  'withheldCards',
  'board',
  'placing',
  'seasons',
  'season',
  'seasonDrops',
  'exclusions',
  'seasonTable',
  'tally',
  'quizGuilds',
  'discordAccounts',
  'accountOf',
  'erasedMarks',
  'exportPerson',
])

/**
 * Opens the play file at `path`, made with its folder where there is none, brought to the newest version. What a call
 * of the store confirmed is on the disk (`synchronous = FULL`); a call that fails throws `StoreUnavailable` and leaves
 * nothing behind.
 */
export async function openPlayStore(path: string): Promise<Result<PlayStore, PlayFileProblem>> {
  let client: SqliteClient.Database | undefined
  try {
    mkdirSync(dirname(path), { recursive: true })
    client = new SqliteClient(path, { timeout: BUSY_TIMEOUT_MS })
    client.pragma('journal_mode = WAL')
    client.pragma('synchronous = FULL')
    const problem = migrate(client)
    if (problem) {
      client.close()
      return err({ code: problem, path })
    }
    client.pragma('foreign_keys = ON')
    return ok(storeOver(client))
  } catch (cause) {
    client?.close()
    const code = fileCode(cause)
    if (code === undefined) throw cause
    return err({ code, path, cause })
  }
}

function fileCode(cause: unknown): PlayFileProblem['code'] | undefined {
  if (cause instanceof SqliteClient.SqliteError && cause.code === 'SQLITE_NOTADB') return 'foreign'
  const code = unavailableCode(cause)
  if (code !== undefined) return code === 'closed' ? undefined : code
  // The folder: ENOTDIR, EACCES, EROFS, ENOSPC …; better-sqlite3 says so of a folder that is not there in words alone.
  const system = cause instanceof Error && 'code' in cause ? String(cause.code) : ''
  if (system === 'ENOSPC') return 'full'
  if (system === 'EROFS' || system === 'EACCES' || system === 'EPERM') return 'read-only'
  return /^E[A-Z]+$/.test(system) ? 'io' : undefined
}

function storeOver(client: SqliteClient.Database): PlayStore {
  const db = drizzle(client, { casing: 'snake_case' })
  const methods: SyncPlayStore = {
    ...peopleMethods(db),
    ...ownMethods(db),
    ...quizMethods(db),
    ...dropMethods(db),
    ...ledgerMethods(db),
    ...rewriteMethods(db),
    ...attemptMethods(db),
    ...scoreMethods(db),
    ...standingMethods(db),
    ...seasonMethods(db),
    ...seasonTableMethods(db),
    ...guildMethods(db),
    ...erasureMethods(db),
    ...personalMethods(db),
    ...repairMethods(db),
    ...correctionMethods(db),
    ...serviceMethods(db),
    ...reminderMethods(db),
    ...reportMethods(db),
    ...rewardMethods(db),
  }
  const inTransaction = Object.entries(methods).map(([name, method]) => {
    const transact = client.transaction(method)
    const mode = reading.has(name) ? 'deferred' : 'immediate'
    return [name, async (...args: Parameters<typeof method>) => guarded(() => transact[mode](...args))]
  })
  const close = async (): Promise<void> => {
    client.close()
  }
  // Each method of SyncPlayStore has become the one of PlayStore with the same name: that is how SyncPlayStore is made.
  return { ...(Object.fromEntries(inTransaction) as Omit<PlayStore, 'close'>), close }
}

function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    const code = unavailableCode(error)
    throw code === undefined ? error : new StoreUnavailable(code, error)
  }
}
