// An import that is killed while it writes: nothing stands in its place, and the next one clears away and is whole.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { gif } from '../pictures.ts'
import { freshFolder } from '../storage/deck/decks.ts'
import { command, prepdeck } from './process.ts'

/** So many pictures are written, each a file of its own. */
const COUNT = 3_000

/** Starts an import in `root` and kills it while it writes; undefined: it was done before anybody saw it write. */
async function killed(root: string): Promise<string | undefined> {
  const child = spawn(process.execPath, [command, 'import', 'many.csv', '--out', 'new'], { cwd: root, stdio: 'ignore' })
  const ended = once(child, 'close')
  const half = (): string | undefined => readdirSync(root).find(name => /^\.new\.\d+\.tmp$/.test(name))
  while (half() === undefined && !existsSync(join(root, 'new'))) await setImmediate()
  const found = half()
  // The process that writes is a child of the command, on the runtime that is bundled.
  if (found !== undefined) process.kill(Number(/\d+/.exec(found)?.[0]), 'SIGKILL')
  await ended
  return found !== undefined && half() === found ? found : undefined
}

test('killed in the middle of its files', { timeout: 120_000 }, async () => {
  const root = freshFolder()
  mkdirSync(join(root, 'media'))
  const rows = Array.from({ length: COUNT }, (_, at) => `What is ![it](${at}.gif)?,It is ${at}.`)
  for (let at = 0; at < COUNT; at++) writeFileSync(join(root, 'media', `${at}.gif`), gif(String(at)))
  writeFileSync(join(root, 'many.csv'), `question,answer\n${rows.join('\n')}\n`)
  let left = await killed(root)
  for (let tries = 0; left === undefined && tries < 5; tries++) {
    rmSync(join(root, 'new'), { recursive: true, force: true })
    left = await killed(root)
  }
  expect(left).toBeDefined()
  expect(existsSync(join(root, 'new'))).toBe(false)

  const again = await prepdeck(['import', 'many.csv', '--out', 'new'], { cwd: root })
  expect(again).toMatchObject({ code: 0, stderr: '' })
  expect(readdirSync(root).sort()).toEqual(['many.csv', 'media', 'new'])
  expect(readdirSync(join(root, 'new', 'media'))).toHaveLength(COUNT)
})
