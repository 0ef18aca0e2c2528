// Owns the nonces that `enforce_nonce` remembers: three minutes of sandbox time, then a duplicate is made.
import type { Discord } from '../discord.ts'
import type { StoredMessage } from './model.ts'

/** "the past few minutes", says Discord's API reference (Create Message, `enforce_nonce`). */
const windowMs = 3 * 60_000

/** The message made with this nonce within the window, if it still exists. */
export function recallNonce({ world, clock }: Discord, nonce: string): StoredMessage | undefined {
  const used = world.nonces.get(nonce)
  return used && clock.now() - used.usedAt < windowMs ? world.messages.get(used.messageId) : undefined
}

export function rememberNonce({ world, clock }: Discord, nonce: string, messageId: string): void {
  world.nonces.delete(nonce)
  world.nonces.set(nonce, { messageId, usedAt: clock.now() })
  // In order of use, so the outdated ones come first.
  for (const [key, { usedAt }] of world.nonces) {
    if (clock.now() - usedAt < windowMs) break
    world.nonces.delete(key)
  }
}
