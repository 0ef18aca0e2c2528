// Checks `prepdeck preview` in Chromium: a card is shown, answered, drawn anew and revealed; a saved note shows at once.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { running, type Running } from '../cli/running.ts'
import { isBrowserMissing, openBrowser } from './browser.ts'

const note = `---
title: Doubling
kind: numeric
params: { n: 2..60 }
answer: 2*n
mistakes: [{ formula: n^2, says: That is the square. }]
---
What is twice {{n}}?

### Hint
It is $2 \\cdot {{n}}$.

### Explanation
{{n}} + {{n}} = {{answer}}
`

describe.skipIf(isBrowserMissing)('the preview', () => {
  const folder = mkdtempSync(join(tmpdir(), 'preview-'))
  let browser: Browser
  let preview: Running
  let page: Page
  const faults: string[] = []

  beforeAll(async () => {
    writeFileSync(join(folder, 'deck.md'), '---\nid: tiny\ntitle: Tiny\nlanguage: en\n---\n')
    writeFileSync(join(folder, 'doubling.md'), note)
    preview = running(['preview', folder, '--port', '0', '--attached'])
    const url = await preview.printed(/^Preview: (http:\S+)$/m)
    browser = await openBrowser()
    page = await browser.newPage({ viewport: { width: 1360, height: 860 }, colorScheme: 'dark', locale: 'en-US' })
    page.setDefaultTimeout(10_000)
    page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
    page.on('pageerror', error => faults.push(String(error)))
    await page.goto(url)
  })
  afterAll(async () => {
    await browser?.close()
    await preview?.end()
    rmSync(folder, { recursive: true, force: true })
  })

  const question = () => page.getByText(/^What is twice \d+\?/)
  const number = async () => Number(/\d+/.exec((await question().first().textContent()) ?? '')?.[0])

  test('unreadable, mistaken and right answers are graded as the bot grades them', async () => {
    await question().waitFor()
    const answerWith = async (text: string) => {
      await page.getByRole('button', { name: 'Type answer' }).first().click()
      await page.locator('.modal input').fill(text)
      await page.getByTestId('modal-submit').click()
    }
    await answerWith('1/0')
    await page.getByText('does not count as an attempt').waitFor()
    await page.getByTestId('draw').click()
    await expect.poll(() => page.getByTestId('message').count()).toBe(1)
    await answerWith(String((await number()) ** 2))
    await page.getByText('That is the square.').waitFor()
    await page.getByTestId('draw').click()
    await expect.poll(() => page.getByTestId('message').count()).toBe(1)
    await answerWith(String(2 * (await number())))
    await page.getByText(/^Right\./).waitFor()
  })

  test('the answer is shown when it is asked for, with the working', async () => {
    await page.getByTestId('draw').click()
    await expect.poll(() => page.getByTestId('message').count()).toBe(1)
    const n = await number()
    await page.getByTestId('reveal').click()
    await page.getByText(`${n} + ${n} = ${2 * n}`).waitFor()
  })

  test('as in Anki: the front draws and grades, the back has its numbers, another theme or note keeps the side', async () => {
    const frame = page.frameLocator('#anki-card')
    const numberThere = async () => Number(/\d+/.exec(await frame.locator('.pd-question').innerText())?.[0])
    await page.getByTestId('anki-toggle').click()
    await frame.locator('.pd-field').fill('1/0')
    await frame.locator('.pd-check').click()
    await frame.getByText('divides by zero').waitFor()
    const n = await numberThere()
    await frame.locator('.pd-field').fill(String(n ** 2))
    await frame.locator('.pd-check').click()
    await frame.getByText('That is the square.').waitFor()
    await frame.locator('.pd-hint summary').click()
    await frame.locator('.pd-hint mjx-container svg').first().waitFor()
    await page.getByTestId('reveal').click()
    await frame.getByText(`${n} + ${n} = ${2 * n}`).waitFor()
    await frame.getByText('That is the square.').waitFor()
    await page.getByTestId('theme-toggle').click()
    await frame.locator('body:not(.nightMode) .pd-back').waitFor()
    expect(await numberThere()).toBe(n)
    await page.getByTestId('draw').click()
    await frame.locator('.pd-front .pd-field').waitFor()
    await page.getByTestId('anki-toggle').click()
    await question().first().waitFor()
  })

  test('in another language the list, the header and the question are in it', async () => {
    writeFileSync(join(folder, 'deck.md'), '---\nid: tiny\ntitle: Tiny\nlanguage: en\nlocales: [en, zh-CN]\n---\n')
    writeFileSync(join(folder, 'doubling.md'), note.replace('title:', 'id: doubling\ntitle:'))
    writeFileSync(
      join(folder, 'doubling.zh-CN.md'),
      '---\nid: doubling\ntitle: 翻倍\nmistakes: [{ says: 那是平方。 }]\n---\n{{n}} 的两倍是多少？\n\n### 提示\n相加。\n\n### 解析\n{{answer}}\n',
    )
    await page.locator('#language option[value="zh-CN"]').waitFor({ state: 'attached' })
    await page.getByTestId('language').selectOption('zh-CN')
    await page.getByText(/^\d+ 的两倍是多少？/).waitFor()
    await page.locator('#cards').getByRole('button', { name: '翻倍' }).waitFor()
    expect(await page.locator('#card-title').textContent()).toBe('翻倍')
    expect(await page.locator('#card-place').textContent()).toBe('numeric · 翻倍')
    expect(await page.title()).toBe('翻倍 · preview')
    await page.getByTestId('language').selectOption('en')
    await page.locator('#cards').getByRole('button', { name: 'Doubling' }).waitFor()
  })

  test('a saved note shows at once, a broken one with its problems', async () => {
    writeFileSync(join(folder, 'doubling.md'), note.replace('What is twice', 'How much is twice'))
    await page.getByText(/^How much is twice \d+\?/).waitFor()
    writeFileSync(join(folder, 'broken.md'), '---\ntitle: Broken\nanswr: 2\n---\nText\n')
    await page.getByTestId('problems').getByText('broken.md:').first().waitFor()
    expect(await page.getByTestId('card').count()).toBe(1)
  })

  test('nothing went wrong on the page', () => {
    expect(faults).toEqual([])
  })
})
