// Tests the parsed environment, and that .env.example says what it says.
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readConfig, variables } from '../../src/config/config.ts'

const example = readFileSync(new URL('../../.env.example', import.meta.url), 'utf8')

test('without variables there are defaults', () => {
  expect(readConfig({})).toEqual({
    ok: true,
    value: {
      DISCORD_TOKEN: undefined,
      DISCORD_API: undefined,
      DATA_DIR: 'data',
      DECKS_DIR: 'decks',
      SANDBOX_PORT: { number: 4777, asked: false },
      HEALTH_PORT: { number: 4778, asked: false },
      LOG_LEVEL: 'info',
    },
  })
})

test('.env.example lists every variable once, with its meaning and its default', () => {
  const expected = Object.entries(variables).map(([name, { says, example }]) => `# ${says}\n${name}=${example}\n`)
  expect(example.slice(example.indexOf('# The bot'))).toBe(expected.join('\n'))
})

test('.env.example, read as an environment, is the defaults', () => {
  const env = Object.fromEntries(
    example
      .split('\n')
      .filter(line => /^[A-Z]/.test(line))
      .map(line => line.split('=', 2)),
  )
  const defaults = readConfig({})
  const read = readConfig(env)
  // A port that is written down counts as asked for, even where it is the default.
  const asked = { SANDBOX_PORT: { number: 4777, asked: true }, HEALTH_PORT: { number: 4778, asked: true } }
  expect(read.ok && read.value).toEqual(defaults.ok && { ...defaults.value, ...asked })
})

test.each([
  [{ SANDBOX_PORT: 'abc' }, 'SANDBOX_PORT: "abc" is no port; allowed: 0 to 65535'],
  [{ SANDBOX_PORT: '65536' }, 'SANDBOX_PORT: "65536" is no port; allowed: 0 to 65535'],
  [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL: "loud" is no level; allowed: debug, info, warn, error'],
  [{ DISCORD_API: 'https://discord.com/api' }, 'DISCORD_API: "https://discord.com/api" is not allowed'],
  [
    { DISCORD_API: 'http://127.0.0.1.evil.example/api' },
    'DISCORD_API: "http://127.0.0.1.evil.example/api" is not allowed',
  ],
  [
    { DISCORD_API: 'http://localhost@evil.example/api' },
    'DISCORD_API: "http://localhost@evil.example/api" is not allowed',
  ],
])('%j is refused', (env, problem) => {
  const read = readConfig(env)
  expect(read.ok || read.error).toEqual([expect.stringContaining(problem)])
})

test('all problems come together', () => {
  const read = readConfig({ SANDBOX_PORT: '-1', LOG_LEVEL: 'x', DISCORD_API: 'ftp://localhost' })
  expect(read.ok || read.error.length).toBe(3)
})

test.each(['http://localhost:4777/api', 'http://127.0.0.1:1/api/', 'http://[::1]:9/api'])('%s is loopback', url => {
  const read = readConfig({ DISCORD_API: url })
  expect(read.ok && read.value.DISCORD_API).toBe(url.replace(/\/$/, ''))
})
