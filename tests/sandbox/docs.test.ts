// Proves that the commands in docs/sandbox.md work as they stand there.
import { execFile, execFileSync } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { routes } from '../../src/sandbox/control/routes.ts'
import { faultShape } from '../../src/sandbox/control/faults.ts'
import { refusals } from '../../src/sandbox/rest/refusal.ts'
import { startBot } from './bot.ts'
import { startLocal } from './local.ts'

const docs = await readFile(new URL('../../docs/sandbox.md', import.meta.url), 'utf8')

function isInstalled(command: string): boolean {
  try {
    execFileSync(command, ['--version'], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

const canRun = isInstalled('bash') && isInstalled('curl')
if (!canRun && process.env['CI'] !== 'true') console.warn('skipped: the commands of docs/sandbox.md need bash and curl')

test.runIf(canRun || process.env['CI'] === 'true')('the first session runs to its end', async () => {
  const local = await startLocal()
  const bot = await startBot(local.url)
  const script = [...docs.matchAll(/```sh\n(.*?)```/gs)].map(([, block = '']) => block).join('\n')
  const { stdout } = await promisify(execFile)('bash', ['-euo', 'pipefail', '-c', script], {
    env: { ...process.env, SANDBOX: local.url },
  })
  expect(stdout).toContain('"outcome":"message"')
  expect(stdout).toContain('pong')
  expect(stdout).toContain('"kind":"gateway"')
  await bot.stop()
  await local.close()
})

test('every control route and every fault is described', () => {
  for (const { method, path } of routes) {
    // The docs name a path's first id `{id}` and a second one by what it is.
    const shown = path.replace(/:\w+/, '{id}').replace(/:(\w+)/, '{$1}')
    expect(docs).toContain(`\`${method} /sandbox${shown}`)
  }
  const kinds = faultShape.def.options.map(option => [...option.def.shape.kind.def.values][0])
  expect(kinds.length).toBeGreaterThan(8)
  for (const kind of kinds) expect(docs).toContain(`| \`${kind}\` |`)
})

test('the codes of errors are those that there are', () => {
  const [listed = ''] = /Errors carry Discord's codes: [^]*?, and 401/.exec(docs) ?? []
  expect(listed.match(/\d{5}/g)).toEqual(Object.keys(refusals))
})
