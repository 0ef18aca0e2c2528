// Owns knowing who has left a server: asked of Discord for the names on a page, remembered for a day.
import { DAY, type Clock, type Instant } from '../domain/time.ts'
import type { Api } from './api.ts'
import { failureOf } from './failure.ts'

const TRUSTED_MS = DAY
/** A page has 15 names: so many pages are remembered. */
const REMEMBERED = 15_000

export interface Members {
  /** Whether somebody is known to have left. */
  readonly hasLeft: (guildId: string, userId: string) => boolean
  /** Asks for those of whom nothing recent is known; whether that told anything new. Never throws. */
  readonly check: (guildId: string, userIds: readonly string[]) => Promise<boolean>
}

/** Without a privileged intent nobody tells the bot who leaves: it has to ask. */
export function createMembers(api: Pick<Api, 'memberInTime'>, clock: Clock): Members {
  const known = new Map<string, { readonly left: boolean; readonly at: Instant }>()
  const keyOf = (guildId: string, userId: string): string => `${guildId} ${userId}`
  const hasLeft = (guildId: string, userId: string): boolean => known.get(keyOf(guildId, userId))?.left ?? false
  const isKnown = (key: string): boolean => {
    const entry = known.get(key)
    return entry !== undefined && clock() - entry.at < TRUSTED_MS
  }
  const ask = async (guildId: string, userId: string): Promise<boolean> => {
    const left = await hasLeftNow(api, guildId, userId)
    if (left === undefined) return false
    const before = hasLeft(guildId, userId)
    const key = keyOf(guildId, userId)
    known.delete(key)
    known.set(key, { left, at: clock() })
    for (const oldest of known.keys()) {
      if (known.size <= REMEMBERED) break
      known.delete(oldest)
    }
    return left !== before
  }
  return {
    hasLeft,
    check: async (guildId, userIds) => {
      const unknown = userIds.filter(userId => !isKnown(keyOf(guildId, userId)))
      const news = await Promise.all(unknown.map(userId => ask(guildId, userId)))
      return news.includes(true)
    },
  }
}

/** Undefined: Discord does not say; whoever was there counts as still there. */
async function hasLeftNow(
  api: Pick<Api, 'memberInTime'>,
  guildId: string,
  userId: string,
): Promise<boolean | undefined> {
  try {
    await api.memberInTime(guildId, userId)
    return false
  } catch (error) {
    const failure = failureOf(error)
    if (failure === undefined) throw error
    return failure.kind === 'member-gone' ? true : undefined
  }
}
