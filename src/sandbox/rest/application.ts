// Owns the REST routes about the application itself and the way to its gateway.
import type { Discord } from '../discord.ts'
import type { Answer } from './refusal.ts'

const gatewayUrl = ({ origin }: Discord): string => `${origin.replace('http', 'ws')}/gateway`

export const getGateway = (discord: Discord): Answer => ({ status: 200, body: { url: gatewayUrl(discord) } })

export const getGatewayBot = (discord: Discord): Answer => ({
  status: 200,
  body: {
    url: gatewayUrl(discord),
    shards: 1,
    session_start_limit: {
      total: 1_000,
      remaining: discord.gateway.identifiesLeft(),
      reset_after: 86_400_000,
      // Discord lets one shard in per five seconds; here a sharded bot need not wait.
      max_concurrency: 16,
    },
  },
})

export const getApplication = ({ world }: Discord): Answer => ({
  status: 200,
  body: {
    id: world.application.id,
    name: world.application.name,
    icon: null,
    description: '',
    bot_public: true,
    bot_require_code_grant: false,
    verify_key: '0'.repeat(64),
    flags: 0,
    owner: world.application.owner,
    team: null,
    bot: world.bot,
    integration_types_config: { '0': {}, '1': {} },
    approximate_guild_count: world.guilds.size,
  },
})
