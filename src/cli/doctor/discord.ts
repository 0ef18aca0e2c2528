// Owns the doctor's questions to Discord: is the token good, may the bot start, is our clock right, what may it do where.
import { discordApi, type Api } from '../../discord/api.ts'
import { followDiscord } from '../../discord/discord-time.ts'
import { failureOf } from '../../discord/failure.ts'
import { openSenders, restOptions } from '../../discord/rest.ts'
import { createRights } from '../../discord/rights.ts'
import { missingPermissions } from '../../discord/view/settings.ts'
import type { Quiz } from '../../domain/play/quiz.ts'
import { SECOND, type Clock } from '../../domain/time.ts'
import { en } from '../../i18n/en.ts'
import { broken, doubtful, fine, type Finding } from './finding.ts'

/** Channels that are asked about: each takes a few requests, and a bot in thousands of servers need not ask of all. */
const MOST_CHANNELS = 50

/** Everything that Discord says of the bot and of `quizzes`; nothing is changed there. */
export async function checkDiscord(
  { token, address, clock }: { readonly token: string; readonly address: string | undefined; readonly clock: Clock },
  quizzes: readonly Quiz[],
): Promise<Finding[]> {
  const time = followDiscord(clock, () => {})
  const api = discordApi(
    openSenders(
      token,
      restOptions(address, clock, time, () => {}),
      clock,
    ),
  )
  const bot = await asked(() => api.me())
  if ('problem' in bot) return [bot.problem]
  const sessions = await asked(() => api.gatewayBot())
  return [
    fine('token', `Discord knows the bot as ${bot.value.username} (${bot.value.id})`),
    fine('intents', 'only Guilds is asked for, which needs no approval'),
    'problem' in sessions ? sessions.problem : sessionsFinding(sessions.value),
    clockFinding(time.offsetMs()),
    await permissionsFinding(api, quizzes),
  ]
}

function sessionsFinding({ session_start_limit: { remaining, total, reset_after }, shards }: GatewayBot): Finding {
  const left = `${remaining} of ${total} sessions are left`
  const hours = Math.ceil(reset_after / (3600 * SECOND))
  if (remaining < shards)
    return broken('sessions', `${left}: Discord lets the bot start again in ${hours} h`, 'unreachable')
  return remaining > total / 2
    ? fine('sessions', left)
    : doubtful('sessions', `${left} for ${hours} h: the bot starts too often`)
}
type GatewayBot = Awaited<ReturnType<Api['gatewayBot']>>

const clockFinding = (offsetMs: number): Finding =>
  offsetMs === 0
    ? fine('clock', 'agrees with Discord’s')
    : doubtful(
        'clock',
        `is ${Math.abs(Math.round(offsetMs / SECOND))} s ${offsetMs > 0 ? 'behind' : 'ahead of'} Discord's; the bot goes by Discord's, but set it`,
      )

async function permissionsFinding(api: Api, quizzes: readonly Quiz[]): Promise<Finding> {
  const rights = createRights(api)
  const places = quizzes.flatMap(({ place }) => (place.kind === 'discord' ? [place] : []))
  if (places.length === 0) return fine('permissions', 'no quiz is set up yet')
  const lacking: string[] = []
  for (const { guildId, channelId } of places.slice(0, MOST_CHANNELS)) {
    const may = await rights.inChannel(guildId, channelId)
    const name = `channel ${channelId} of server ${guildId}`
    if (may === undefined) lacking.push(`${name} is gone or hidden from the bot`)
    else lacking.push(...missingPermissions(may, name, en))
  }
  const rest = places.length > MOST_CHANNELS ? ` (the first ${MOST_CHANNELS} of ${places.length})` : ''
  return lacking.length === 0
    ? fine('permissions', `the bot may post in the channels of ${places.length} quizzes${rest}`)
    : broken('permissions', `${lacking.join(' ')}${rest}`)
}

/** What Discord answers, or what its silence or refusal means. */
async function asked<T>(ask: () => Promise<T>): Promise<{ readonly value: T } | { readonly problem: Finding }> {
  try {
    return { value: await ask() }
  } catch (error) {
    const failure = failureOf(error)
    if (!failure) throw error
    const problem =
      failure.kind === 'unauthorised'
        ? broken(
            'token',
            "Discord does not accept it: copy it anew from the bot's page of the developer portal",
            'credentials',
          )
        : broken('token', `Discord cannot be reached: ${failure.detail}`, 'unreachable')
    return { problem }
  }
}
