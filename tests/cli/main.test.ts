// Tests the frame of the command line: help, versions, wrong words, exit codes, from any folder.
import { spawnSync } from 'node:child_process'
import { closeSync, existsSync, openSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { exitCodes } from '../../src/cli/exit-code.ts'
import { verbs } from '../../src/cli/verbs.ts'
import { command, prepdeck } from './process.ts'

const { version }: { version: string } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
)

test('--version works from any folder', async () => {
  expect(await prepdeck(['--version'], { cwd: tmpdir() })).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' })
})

test('--help lists every verb', async () => {
  const { code, stdout } = await prepdeck(['--help'])
  expect(code).toBe(exitCodes.done)
  for (const [name, { summary }] of Object.entries(verbs))
    expect(stdout).toMatch(new RegExp(`^  ${name} +.*${summary.slice(0, 10)}`, 'm'))
})

test.each(Object.keys(verbs))('%s --help has its options and examples', async name => {
  const entry = verbs[name]
  const verb = await entry?.load()
  const { code, stdout, stderr } = await prepdeck([name, '--help'])
  expect({ code, stderr }).toEqual({ code: exitCodes.done, stderr: '' })
  expect(verb?.summary).toBe(entry?.summary)
  for (const option of Object.keys(verb?.options ?? {})) expect(stdout).toContain(`--${option}`)
  expect(verb?.examples.length).toBeGreaterThan(0)
  for (const [line] of verb?.examples ?? []) expect(stdout).toContain(line)
})

test.each([
  [[], exitCodes.usage, ''],
  [['sandbx'], exitCodes.usage, 'unknown verb "sandbx": did you mean "sandbox"?'],
  [['constructor'], exitCodes.usage, 'unknown verb "constructor"'],
  [['sandbox', '--frsh'], exitCodes.usage, 'unknown option --frsh: did you mean --fresh?'],
  [['sandbox', '--fresh=yes'], exitCodes.usage, '--fresh takes no value, but got "yes"'],
  [['build', '--constructor'], exitCodes.usage, 'unknown option --constructor'],
  [['build', '--out', '--strict'], exitCodes.usage, '--out needs a value: --out <file>'],
  [['sandbox', 'a'], exitCodes.usage, 'unexpected "a"'],
])('prepdeck %j ends with %i', async (args, code, message) => {
  const done = await prepdeck(args)
  expect(done.code).toBe(code)
  expect(done.stderr).toContain(message)
  expect(done.stderr).not.toContain('    at ')
})

test.skipIf(!existsSync('/dev/full'))('a full disk under its output is one line and an exit code', () => {
  const full = openSync('/dev/full', 'w')
  const done = spawnSync(process.execPath, [command, '--help'], { stdio: ['ignore', full, 'pipe'], encoding: 'utf8' })
  closeSync(full)
  expect(done.status).toBe(exitCodes.configuration)
  expect(done.stderr).toMatch(/^The output cannot be written: ENOSPC[^\n]*\n$/)
})
