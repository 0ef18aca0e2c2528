// Tests every card of the shipped deck as a real Anki renders it, in each program that shows cards.
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { buildDecks } from '../../src/app/build-decks.ts'
import { textOf, type CalculatedCard } from '../../src/domain/deck/card.ts'
import { writtenKey } from '../../src/domain/deck/formula-key.ts'
import { print } from '../../src/domain/formula/index.ts'
import { seed } from '../../src/domain/random.ts'
import { drawNumbers, presentNumeric } from '../../src/engine/card.ts'
import { isBrowserMissing } from '../e2e/browser.ts'
import { withAnkis, type NoteInAnki } from './backend.ts'
import { exportFrom, freshFolder, january } from './decks.ts'
import { isDesktopMissing, type HostName } from './hosts.ts'
import { withHosts } from './live-person.ts'

const shipped = fileURLToPath(new URL('../../decks/deep-learning', import.meta.url))
const PATIENCE_MS = 600_000

/** The package of the shipped deck in both languages. */
async function shippedPackage(): Promise<string> {
  const copy = join(freshFolder(), 'deep-learning')
  cpSync(shipped, copy, { recursive: true })
  const out = join(freshFolder(), 'deck.sqlite')
  const done = await buildDecks({ folder: copy, out, now: january })
  if (!done.ok || !done.value.isWritten) throw new Error(JSON.stringify(done))
  return (await exportFrom(out, { locale: 'all' })).path
}

const cardOf = ({ fields }: NoteInAnki): CalculatedCard | undefined =>
  fields['Data'] ? (JSON.parse(fields['Data']) as CalculatedCard) : undefined

/** The right answer to the numbers that the page has drawn, computed here. */
async function rightAnswer(page: Page, card: CalculatedCard): Promise<string> {
  if (card.kind === 'formula') return print(writtenKey(card))
  const key = `${card.deckId}/${card.id}`
  const drawn = await page.evaluate(
    each => (Reflect.get(window, 'prepdeckLooks') as Map<string, { seed: string }> | undefined)?.get(each)?.seed,
    key,
  )
  const variant = drawNumbers(card, seed(drawn ?? ''))
  if (!variant.ok) throw new Error(`${key} cannot be drawn`)
  return presentNumeric(card, variant.value, textOf(card, card.language)).answerText ?? ''
}

/** What the card says to each answer, in its first language. */
const saidTo = (page: Page, answers: readonly string[]): Promise<string[]> =>
  page.evaluate(
    each =>
      each.map(answer => {
        const field = document.querySelector<HTMLInputElement>('.pd-field')
        if (!field) return 'there is no field'
        field.value = answer
        document.querySelector<HTMLElement>('.pd-check')?.click()
        return document.querySelector('.pd-said .pd-verdict')?.textContent ?? 'nothing is said'
      }),
    answers,
  )

/** What is wrong with the formulas of a side: some that cannot be set, or TeX that nobody reads. */
const formulaFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const bad = [...document.querySelectorAll('.pd mjx-merror, .pd [data-mjx-error]')].map(each => each.textContent)
    const text = document.querySelector<HTMLElement>('.pd')?.innerText ?? ''
    const isSet = document.querySelector('mjx-container') !== null
    return isSet && /\\[()[\]]/.test(text) ? [...bad, 'TeX is left'] : bad
  })

const hostsOf = { ANKI_PYTHON: ['desktop', 'bare'], ANKI_PYTHON_OLD: ['ankidroid'] } as const
const within = withHosts()

withAnkis((anki, variable) => {
  const names: readonly HostName[] = hostsOf[variable]
  const there = names.filter(name => !isBrowserMissing && (name !== 'desktop' || !isDesktopMissing))
  test.each(there)('every card of the shipped deck in the %s', { timeout: PATIENCE_MS }, async name => {
    await anki.ask('import', { path: await shippedPackage() })
    const cards = new Map((await anki.ask('notes')).map(note => [note.fields['Key'], cardOf(note)]))
    const rendered = await anki.ask('rendered')
    const media = await anki.ask('mediaFolder')
    const wrong: string[] = []
    let asked = 0
    await within(
      name,
      async ({ page, front, back, complaints }) => {
        // What has no script looks the same to every program.
        const all = rendered.filter(({ key }) => name === 'desktop' || cards.get(key))
        for (const { key, question, answer } of all) {
          const before = complaints.length
          const card = cards.get(key)
          await front(question)
          const fault = await formulaFaults(page)
          const right = card && (await rightAnswer(page, card))
          if (right !== undefined) {
            asked++
            const said = await saidTo(page, [
              right.startsWith('[') ? '[-123456789; 0]' : '-123456789.123',
              'how many?',
              right,
            ])
            if (!/Not right/.test(said[0] ?? '') || !/could not/.test(said[1] ?? '') || said[2] !== 'Right.')
              wrong.push(`${key}: ${said.join(' | ')}`)
          }
          await back(answer)
          fault.push(...(await formulaFaults(page)))
          if (right !== undefined && card) {
            const verdict = await page.locator('.pd-one .pd-verdict').innerText()
            const shown = await page.locator('.pd-one .pd-answer').innerText()
            if (verdict !== 'Right.' || (card.kind === 'numeric' && !shown.includes(right)))
              wrong.push(`${key} on the back: ${verdict} ${shown}, not ${right}`)
          }
          wrong.push(...[...fault, ...complaints.slice(before)].map(each => `${key}: ${each}`))
        }
      },
      { media, complaints: [] },
    ).catch((error: unknown) => wrong.push(String(error)))
    expect(wrong).toEqual([])
    expect(asked).toBeGreaterThan(80)
  })
})
