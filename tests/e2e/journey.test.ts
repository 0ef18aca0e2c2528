// Walks the way of a newcomer: `prepdeck start` on a folder of notes, then the page in a real browser.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { command } from '../cli/process.ts'
import { numbersIn } from '../discord/played.ts'
import { makeFolder } from '../sandbox/local.ts'
import { isBrowserMissing, openBrowser } from './browser.ts'

const note = `---
id: product
title: Product and one
kind: numeric
params: { a: 11..99, b: 101..999 }
answer: a*b + 1
tolerance: exact
mistakes:
  - { formula: a*b, says: You forgot the one. }
---
What is {{a}} × {{b}} + 1?

### Explanation
First {{a}} × {{b}} = {{a*b}}, then the one: {{answer}}.
`
const deck = `---
id: sums
title: Sums
language: en
locales: [en]
license: CC0-1.0
---
`

describe.skipIf(isBrowserMissing)('prepdeck start without a token', () => {
  let folder: string
  let program: ChildProcess
  let browser: Browser
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    folder = await makeFolder()
    await mkdir(join(folder, 'decks'))
    await writeFile(join(folder, 'decks', 'deck.md'), deck)
    await writeFile(join(folder, 'decks', 'product.md'), note)
    program = spawn(process.execPath, [command, 'start'], {
      cwd: folder,
      env: { PATH: process.env['PATH'], SANDBOX_PORT: '0' },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    const url = await addressOf(program)
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1360, height: 900 } })
    page.on('pageerror', error => faults.push(String(error)))
    page.on('request', request => !request.url().startsWith(url) && faults.push(`outside: ${request.url()}`))
    await page.goto(url)
  })
  afterAll(async () => {
    await browser.close()
    program.kill('SIGTERM')
    await once(program, 'exit')
    await rm(folder, { recursive: true, force: true })
  })

  const actAs = (name: string): Promise<unknown> => page.getByTestId('user-switcher').selectOption({ label: name })
  const messages = (): Locator => page.getByTestId('message')
  /** Runs a command without options as `person` and returns the bot's answer to it, private or public. */
  const run = async (person: string, name: string): Promise<Locator> => {
    await actAs(person)
    const composer = page.getByTestId('composer')
    await composer.fill(`/${name}`)
    await page.getByTestId('picker-option').first().waitFor()
    await composer.press('Enter')
    await page.locator('.command-chip', { hasText: `/${name}` }).waitFor()
    await composer.press('Enter')
    const reply = messages()
      .filter({ hasText: new RegExp(`${person} used /${name}`) })
      .last()
    await reply.waitFor()
    return reply
  }
  const answer = async (button: Locator, typed: string): Promise<void> => {
    await button.click()
    await page.getByTestId('modal').getByRole('textbox').fill(typed)
    await page.getByTestId('modal-submit').click()
    await page.getByTestId('modal').waitFor({ state: 'hidden' })
  }
  const question = async (name: string) => {
    const asked = await run(name, 'daily')
    const { a, b } = numbersIn(await asked.innerText())
    return { asked, a, b, typeAnswer: asked.getByRole('button', { name: 'Type answer' }) }
  }
  let adas: { a: number; b: number }

  test('the first question is there, without a click', async () => {
    await page.getByRole('button', { name: 'Answer', exact: true }).waitFor()
    expect(await messages().first().innerText()).toContain('Product and one')
  })

  test('what cannot be read costs nothing; the right answer is told so, and the working is not', async () => {
    const { asked, a, b, typeAnswer } = await question('Ada')
    adas = { a, b }
    await answer(typeAnswer, '1/0')
    const again = page.getByRole('button', { name: 'Try again' })
    await again.waitFor()
    await answer(again, String(a * b + 1))
    const reply = page.getByText(/Right/).last()
    await reply.waitFor()
    expect(await page.locator('body').innerText()).not.toContain(`= ${a * b}`)
    expect(await asked.isVisible()).toBe(true)
  })

  test('another person has other numbers, and a listed mistake is named', async () => {
    const { a, b, typeAnswer } = await question('Bo')
    expect({ a, b }).not.toEqual(adas)
    await answer(typeAnswer, String(a * b))
    await page.getByText('You forgot the one.').waitFor()
    expect(await page.locator('body').innerText()).not.toContain(String(a * b + 1))
  })

  test('streak and board have changed', async () => {
    expect(await (await run('Bo', 'streak show')).innerText()).toMatch(/\b1\b/)
    const board = await (await run('Bo', 'leaderboard')).innerText()
    // A medium question, right, with a streak of 1: 150 · 1.005, half up. Bo has none for a mistake.
    expect(board).toMatch(/Ada[^]*\b151\b[^]*\bBo\b[^]*\b0\b/)
  })

  test('a day later the result is there, with the explanation', async () => {
    await page.getByTestId('clock-advance-1d').click()
    await page.getByTestId('clock-advance-1h').click()
    await page.getByRole('button', { name: 'Board' }).first().waitFor()
    expect(
      await messages()
        .filter({ has: page.getByRole('button', { name: 'Board' }) })
        .first()
        .innerText(),
    ).toContain('then the one')
    expect(faults).toEqual([])
  })
})

/** The page's address, as soon as the program prints it. */
async function addressOf(program: ChildProcess): Promise<string> {
  if (!program.stdout) throw new Error('the output is a pipe')
  for await (const line of createInterface({ input: program.stdout })) {
    const url = /http:\/\/localhost:\d+/.exec(line)?.[0]
    if (url === undefined) continue
    // Whatever follows is nobody's; left unread it would fill the pipe and stop the program.
    program.stdout.resume()
    return url
  }
  throw new Error('prepdeck start ended without an address')
}
