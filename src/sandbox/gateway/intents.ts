// Owns which intents the gateway knows, which this application may use, and which event each lets through.
import { GatewayIntentBits } from 'discord-api-types/v10'

const known = Object.values(GatewayIntentBits).reduce<number>(
  (bits, bit) => (typeof bit === 'number' ? bits | bit : bits),
  0,
)

/** Nothing here is approved for them, as for a new application at Discord. */
const privileged = GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent

/** The close code for intents that Discord refuses: 4013 unknown, 4014 privileged. */
export function refusedIntents(intents: number): 4013 | 4014 | undefined {
  // Compared first: bits beyond the 32nd are lost to the operators.
  if (!Number.isInteger(intents) || intents < 0 || intents > known || intents & ~known) return 4013
  return intents & privileged ? 4014 : undefined
}

/** Whether an event reaches a session with these intents. Interactions and READY need none. */
export function letsThrough(intents: number, event: string, inGuild: boolean): boolean {
  if (event.startsWith('GUILD_') || event.startsWith('CHANNEL_')) return (intents & GatewayIntentBits.Guilds) !== 0
  if (event.startsWith('MESSAGE_'))
    return (intents & (inGuild ? GatewayIntentBits.GuildMessages : GatewayIntentBits.DirectMessages)) !== 0
  return true
}
