// Tests the launcher with each host version it can meet; the host's version is faked in the process that starts it.
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { freshFolder } from '../storage/deck/decks.ts'

const runtime = fileURLToPath(new URL('../../bin/runtime.js', import.meta.url))

/** Runs the launcher as if the host were `version`: a preload rewrites process.versions before the launcher reads it. */
function launch(
  version: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const preload = `data:text/javascript,${encodeURIComponent(
    `Object.defineProperty(process, 'versions', { value: { ...process.versions, node: '${version}' } })
     Object.defineProperty(process, 'version', { value: 'v${version}' })`,
  )}`
  return new Promise(resolve => {
    const child = spawn(process.execPath, ['--import', preload, runtime, ...args], {
      env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    })
    const out = { stdout: '', stderr: '' }
    child.stdout.on('data', (chunk: Buffer) => (out.stdout += String(chunk)))
    child.stderr.on('data', (chunk: Buffer) => (out.stderr += String(chunk)))
    child.on('close', code => resolve({ code, ...out }))
  })
}

const printVersion = ['node', '-e', 'process.stdout.write(process.versions.node)']

test.each(['20.19.0', '22.0.0', '24.1.0', '25.9.0'])('on Node %s the bundled runtime runs', async version => {
  const { code, stdout } = await launch(version, printVersion)
  expect(code).toBe(0)
  expect(Number(stdout.split('.')[0])).toBe(26)
})

test.each(['12.0.0', '18.20.4', '20.18.3'])('Node %s gets one clear line', async version => {
  const { code, stderr } = await launch(version, printVersion)
  expect(code).toBe(3)
  expect(stderr).toBe(`prepdeck needs Node 20.19 or newer to start; this is v${version}.\n`)
})

test('the exit code of what was started is passed on', async () => {
  expect((await launch('20.19.0', ['node', '-e', 'process.exit(7)'])).code).toBe(7)
})

test('without a command it says how it is used', async () => {
  const { code, stderr } = await launch('20.19.0', [])
  expect(code).toBe(2)
  expect(stderr).toContain('usage:')
})

/** A start of ours by a user with this folder for caches. */
const script = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
const start = (cache: string) => launch('24.1.0', ['node', script, 'help'], { XDG_CACHE_HOME: cache })

test('compiled code is kept for the next start, in a folder of the user', async () => {
  const cache = freshFolder()
  const first = await start(cache)
  expect(first.code).toBe(0)
  expect(readdirSync(join(cache, 'prepdeck', 'compiled')).length).toBeGreaterThan(0)
  expect(await start(cache)).toEqual(first)
})

test('where nothing may be written, nothing is kept, and nothing is said of it', async () => {
  const cache = join(freshFolder(), 'a file')
  writeFileSync(cache, '')
  expect(await start(cache)).toMatchObject({ code: 0, stderr: '' })
  expect(readFileSync(cache, 'utf8')).toBe('')
})
