// Owns showing names of people who may have left: at once as far as is known, and again when Discord has been asked.
import type { Call, Message, Reply, World } from './define.ts'
import type { HasLeft } from './view/board.ts'

/** The message that `show` makes of rows; after the acknowledgement those of whom nothing recent is known are asked for. */
export function withLeavers(
  { guildId }: Call,
  { members }: World,
  rows: readonly { readonly userId: string | undefined }[],
  show: (hasLeft: HasLeft) => Message,
): Message | Reply {
  if (guildId === undefined) return show(() => false)
  const hasLeft: HasLeft = userId => members.hasLeft(guildId, userId)
  const userIds = rows.flatMap(({ userId }) => userId ?? [])
  return {
    message: show(hasLeft),
    later: async () => ((await members.check(guildId, userIds)) ? show(hasLeft) : undefined),
  }
}
