// Tests live cards where something is amiss: no script, no storage, damaged data, hostile texts, several at once.
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { isBrowserMissing } from '../e2e/browser.ts'
import { check, isFocused, said, shown, text, withHosts } from './live-person.ts'
import { isDesktopMissing, type HostName } from './hosts.ts'
import { sidesOf, width, type Sides } from './live-cards.ts'

const within = withHosts()

/** Storage as it is where a webview forbids it. */
const forbidStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const get = (): never => {
      throw new DOMException('forbidden', 'SecurityError')
    }
    Object.defineProperty(window, 'sessionStorage', { get })
  })

/** Both sides as somebody has them who wrote something else into the field Data. */
const damaged = ({ front, back }: Sides, data: string): Sides => {
  const other = (side: string): string => side.replace(/(class="pd-data">)[^<]*/, (_, tag: string) => tag + data)
  return { front: other(front), back: other(back) }
}

describe.skipIf(isBrowserMissing)('live cards where', () => {
  test('scripts do not run: the sample, and its answer on the back', () =>
    within(
      'bare',
      async ({ page, front, back }) => {
        const sides = await sidesOf(width)
        await front(sides.front)
        const w = await shown(page)
        expect(w).toBeGreaterThanOrEqual(16)
        expect(await page.locator('.pd-field').count()).toBe(0)
        await page.locator('.pd-hint summary').first().click()
        expect(await text(page, '.pd-hint')).toContain(`Half of ${w} is ${w / 2}.`)
        await back(sides.back)
        expect(await shown(page)).toBe(w)
        expect(await text(page, '.pd-answer')).toBe(`${w * 500} KB`)
      },
      { javaScriptEnabled: false },
    ))

  test('the file of the script is missing: the same', () =>
    within(
      'ankidroid',
      async ({ page, front, back }) => {
        await page.context().route('**/_prepdeck*', route => route.fulfill({ status: 404, body: '' }))
        const sides = await sidesOf(width)
        await front(sides.front)
        const w = await shown(page)
        await back(sides.back)
        expect(await text(page, '.pd-answer')).toBe(`${w * 500} KB`)
      },
      { complaints: [expect.stringContaining('404'), expect.stringContaining('404')] },
    ))

  test.each(['', '{oops', 'null', '7', '{}', '{"kind":"numeric"}', '[]'])('the field Data is %j: the sample', data =>
    within('bare', async ({ page, front, back }) => {
      const sides = damaged(await sidesOf(width), data)
      await front(sides.front)
      const w = await shown(page)
      expect(await page.locator('.pd-field').count()).toBe(0)
      await back(sides.back)
      expect(await shown(page)).toBe(w)
    }),
  )

  test.each<HostName>(['ankidroid', 'bare'])('nothing can be stored: the numbers of the day, on both sides: %s', name =>
    within(name, async ({ page, front, back }) => {
      await forbidStorage(page)
      const sides = await sidesOf(width)
      // Shown a moment before the day ends for Anki, at four, and turned a moment after.
      await page.clock.setFixedTime(new Date(2026, 10, 24, 3, 59, 40))
      await front(sides.front)
      const w = await shown(page)
      await page.clock.setFixedTime(new Date(2026, 10, 24, 4, 0, 20))
      await back(sides.back)
      expect(await shown(page)).toBe(w)
      await page.clock.setFixedTime(new Date(2026, 10, 24, 4, 0, 40))
      await front(sides.front)
      const next = await shown(page)
      expect(next).not.toBe(w)
      await page.clock.setFixedTime(new Date(2026, 10, 25, 3, 59, 59))
      await back(sides.back)
      expect(await shown(page)).toBe(next)
    }),
  )

  test.skipIf(isDesktopMissing)('nothing can be stored, but the document lives on: fresh numbers', () =>
    within('desktop', async ({ page, front, back }) => {
      await forbidStorage(page)
      await page.reload()
      const sides = await sidesOf(width)
      const seen = new Set<number>()
      for (let look = 0; look < 4; look++) {
        await front(sides.front)
        const asked = await shown(page)
        seen.add(asked)
        await check(page, '3')
        await back(sides.back)
        expect(await shown(page)).toBe(asked)
        expect(await said(page)).toContain('too low')
      }
      expect(seen.size).toBeGreaterThan(1)
    }),
  )

  test.each(['{"seed":"zz","typed":"3"}', '{"seed":7}', '[]', 'nonsense', '{"seed":"0123"}'])(
    'what is stored is %j: as if nothing were',
    stored =>
      within('bare', async ({ page, front, back }) => {
        const sides = await sidesOf(width)
        await front(sides.front)
        await page.evaluate(value => sessionStorage.setItem('prepdeck all/width', value), stored)
        await back(sides.back)
        expect(await shown(page)).toBeGreaterThanOrEqual(16)
        expect(await page.locator('.pd-said').count()).toBe(0)
      }),
  )

  test('somebody goes back and forth: a side always agrees with the one before', () =>
    within('bare', async ({ page, front, back }) => {
      const sides = await sidesOf(width)
      await front(sides.front)
      await back(sides.back)
      await page.goBack()
      const again = await shown(page)
      await check(page, '3')
      await page.goForward()
      expect(await shown(page)).toBe(again)
      expect(await said(page)).toContain('too low')
      await page.reload()
      expect(await shown(page)).toBe(again)
    }))

  test('several cards stand on one page: each has its own numbers and verdict', () =>
    within('bare', async ({ page, front, back }) => {
      const others = [width, { ...width, id: 'second' }, { ...width, id: 'third' }]
      const sides = await Promise.all(others.map(card => sidesOf(card)))
      await front(sides.map(side => side.front).join(''))
      const numbers = await page.locator('.pd-question strong').allInnerTexts()
      for (const [at, number] of numbers.entries()) {
        await page
          .locator('.pd-field')
          .nth(at)
          .fill(at === 1 ? '3' : `${Number(number) * 500}`)
        await page.locator('.pd-check').nth(at).click()
      }
      const verdicts = await page.locator('.pd-said .pd-verdict').allInnerTexts()
      expect(verdicts.map(each => each.includes('Right.'))).toEqual([true, false, true])
      await back(sides.map(side => side.back).join(''))
      expect(await page.locator('.pd-question strong').allInnerTexts()).toEqual(numbers)
      const kept = await page.locator('.pd-said .pd-verdict').allInnerTexts()
      expect(kept).toEqual(verdicts)
    }))

  test('texts of the deck and of the person are hostile: they are text', () =>
    within('ankidroid', async ({ page, front, back }) => {
      const evil = '</script><img src=x onerror="window.hacked=1"> `[sound:a.mp3]` "\'&lt; \u2028 $& \\{{w}} {{w}}'
      const { en } = width.texts
      if (!en) throw new Error('the card is in English')
      const card = { ...width, texts: { en: { ...en, body: `${evil} **{{w}}**`, hints: [evil, evil], says: [evil] } } }
      const sides = await sidesOf(card)
      await front(sides.front)
      const w = await shown(page)
      const asItIs = `</script><img src=x onerror="window.hacked=1"> [sound:a.mp3]`
      expect(await text(page, '.pd-question')).toContain(asItIs)
      expect(await text(page, '.pd-question')).toContain(`{{w}} ${w}`)
      expect(await check(page, `${w + 7}`)).toContain(asItIs)
      await back(sides.back)
      expect(await said(page)).toContain(asItIs)
      await front(sides.front)
      const typed = '<img src=x onerror="window.hacked=1"></script>{{w}}'
      expect(await check(page, typed)).toContain(typed)
      await back(sides.back)
      expect(await said(page)).toContain(typed)
      expect(await page.locator('img').count()).toBe(0)
      expect(await page.evaluate(() => 'hacked' in window)).toBe(false)
    }))

  test('a word is still being composed: Enter belongs to it', () =>
    within('bare', async ({ page, front }) => {
      await front((await sidesOf(width)).front)
      const enter = (isComposing: boolean): Promise<void> =>
        page.locator('.pd-field').dispatchEvent('keydown', { key: 'Enter', isComposing, bubbles: true })
      await page.keyboard.insertText('３')
      await enter(true)
      expect(await said(page)).toBe('')
      await enter(false)
      expect(await said(page)).toContain('too low')
      await page.keyboard.press('Escape')
      expect(await isFocused(page)).toBe(false)
    }))
})
