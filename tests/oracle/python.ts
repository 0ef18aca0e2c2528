// Finds Python for tests that ask it, and says clearly when there is none.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./oracle.py', import.meta.url))

/** Whether these suites are to be skipped. With CI=true they run, and fail where `python3` is missing. */
export const isPythonMissing = spawnSync('python3', ['--version']).status !== 0 && process.env['CI'] !== 'true'

if (isPythonMissing) process.stderr.write('oracle suites are skipped: no python3 on PATH\n')

/** What Python computes for each of `expressions`: `n/d` or a list of them, or the name of its error. One process. */
export function askPython(mode: 'fractions' | 'decimals', expressions: readonly string[]): readonly string[] {
  const { status, stdout, stderr, error } = spawnSync('python3', [script, mode], {
    input: expressions.join('\n'),
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  if (status !== 0) throw new Error(`python3: ${error?.message ?? stderr}`)
  return stdout.trimEnd().split('\n')
}
