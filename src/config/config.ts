// Owns the environment: every variable is one row, read once, all problems reported together.
import { err, ok, type Result } from '../domain/result.ts'

/** How a variable is read; `example` is what `.env.example` shows, `undefined` where there is no default. */
interface Variable<T> {
  readonly says: string
  readonly example: string
  readonly read: (text: string | undefined) => Result<T, string>
}

const text = (fallback: string) => (given: string | undefined) => ok(given === undefined ? fallback : given)
const optional = (given: string | undefined) => ok(given)
/** A port, and whether it was asked for: `fallback` where nothing is given. */
export const port = (fallback: number) => (given: string | undefined) => {
  if (given === undefined) return ok({ number: fallback, asked: false })
  return /^\d{1,5}$/.test(given) && Number(given) <= 65_535
    ? ok({ number: Number(given), asked: true })
    : err(`"${given}" is no port; allowed: 0 to 65535`)
}
const logLevels = ['debug', 'info', 'warn', 'error'] as const
const loopback = /^(localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** The variables, in the order of `.env.example`. */
export const variables = {
  DISCORD_TOKEN: {
    says: "The bot's token. Without it `npm start` serves a local Discord in the browser.",
    example: '',
    read: optional,
  },
  DISCORD_API: {
    says: 'Another Discord API than the real one, loopback only; `start` sets it for the sandbox.',
    example: '',
    read: (given: string | undefined): Result<string | undefined, string> => {
      if (given === undefined) return ok(given)
      const url = URL.parse(given)
      return url && url.protocol === 'http:' && loopback.test(url.hostname)
        ? ok(given.replace(/\/+$/, ''))
        : err(`"${given}" is not allowed: only an http address on this machine, e.g. http://127.0.0.1:4777/api`)
    },
  },
  DATA_DIR: { says: 'Where deck.sqlite, play.sqlite and the sandbox world live.', example: 'data', read: text('data') },
  DECKS_DIR: { says: 'The folder of notes that `start` and `build` compile.', example: 'decks', read: text('decks') },
  SANDBOX_PORT: { says: "Port of the local Discord's page.", example: '4777', read: port(4777) },
  HEALTH_PORT: {
    says: 'Port of /healthz and /metrics, on this machine alone; 0 for none.',
    example: '4778',
    read: port(4778),
  },
  LOG_LEVEL: {
    says: `How much is logged: ${logLevels.join(', ')}.`,
    example: 'info',
    read: (given: string | undefined): Result<(typeof logLevels)[number], string> => {
      const level = logLevels.find(candidate => candidate === (given ?? 'info'))
      return level ? ok(level) : err(`"${given}" is no level; allowed: ${logLevels.join(', ')}`)
    },
  },
} satisfies Record<string, Variable<unknown>>

type Variables = typeof variables
type ValueOf<V> = V extends { read: (text: string | undefined) => infer R }
  ? R extends { ok: true; value: infer T }
    ? T
    : never
  : never
export type Config = { readonly [Name in keyof Variables]: ValueOf<Variables[Name]> }

/** The configuration, or every problem in it as "NAME: what is wrong and what is allowed". An empty value counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Result<Config, string[]> {
  const problems: string[] = []
  const config: Record<string, unknown> = {}
  for (const [name, variable] of Object.entries(variables)) {
    const given = env[name]?.trim()
    const read = variable.read(given === '' ? undefined : given)
    if (read.ok) config[name] = read.value
    else problems.push(`${name}: ${read.error}`)
  }
  // Every row has put its own value under its own name.
  return problems.length > 0 ? err(problems) : ok(config as Config)
}
