// Tests live cards where they are shown: numbers, verdicts and their way from front to back, in each program.
import { describe, expect, test } from 'vitest'
import { liveScript } from '../../src/anki/live-script.ts'
import { answering as chinese } from '../../src/i18n/zh-cn/answering.ts'
import { isBrowserMissing } from '../e2e/browser.ts'
import { hosts, isDesktopMissing, type HostName } from './hosts.ts'
import { check, isFocused, press, said, shown, text, withHosts } from './live-person.ts'
import { formula, list, sidesOf, width } from './live-cards.ts'

const within = withHosts()
const here = (Object.keys(hosts) as HostName[]).filter(name => name !== 'desktop' || !isDesktopMissing)

describe.skipIf(isBrowserMissing).each(here)('live cards in the %s', name => {
  test('numbers are new on each front and the same on its back, everywhere on it; the verdict stays', () =>
    within(name, async ({ page, front, back }) => {
      const sides = await sidesOf(width)
      const seen = new Set<number>()
      for (let look = 0; look < 4; look++) {
        await front(sides.front)
        const w = await shown(page)
        seen.add(w)
        expect(await check(page, `${w * 500}`)).toContain('Right.')
        await back(sides.back)
        expect(await shown(page)).toBe(w)
        expect(await said(page)).toContain('Right.')
        expect(await text(page, '.pd-answer')).toContain(`${w * 500} KB`)
        expect(await text(page, '.pd-explanation')).toMatch(new RegExp(`Half of ${w} is ${w / 2}\\b`))
        await page.locator('.pd-hint summary').first().click()
        expect(await text(page, '.pd-hint')).toBe(`Hint 1 of 2\n\nHalf of ${w} is ${w / 2}.`)
      }
      expect(seen.size).toBeGreaterThan(1)
    }))

  test('right, rounded too far, a slip, a listed mistake, wrong, unreadable: what Discord says', () =>
    within(name, async ({ page, front, back }) => {
      const sides = await sidesOf(width)
      await front(sides.front)
      const w = await shown(page)
      expect(await check(page, `${w / 2} MB`)).toMatch(/Right\.[^]*Read as/)
      expect(await check(page, `${w / 2}`)).toMatch(/Right but for the unit\.\s+The number is 1000 times too small/)
      expect(await check(page, `${w} + 7`)).toMatch(new RegExp(`Not right\\.\\s+You added 7 to ${w}:[^]*Read as ${w}`))
      expect(await check(page, '3')).toMatch(/Not right\.\s+The number is too low\.\s+Read as 3/)
      expect(await check(page, '2 * nothing')).toMatch(
        /could not be read\.\s+2 \* nothing\s+The name "nothing" is not known/,
      )
      expect(await text(page, '.pd-said mark')).toBe('nothing')
      expect(await check(page, ' ')).toMatch(/could not be read\.\s+Nothing was typed/)
      expect(await check(page, '3*(4')).toMatch(/never closed/)
      await back(sides.back)
      expect(await said(page)).toMatch(/never closed/)
    }))

  test('whatever is pasted is read, or told in a few lines why not, and is no wider than a phone', () =>
    within(
      name,
      async ({ page, front, back }) => {
        const sides = await sidesOf(width)
        await front(sides.front)
        const w = await shown(page)
        const wide = `${w * 500}`.replace(/\d/g, digit => String.fromCodePoint(0xff10 + Number(digit)))
        const right = [
          `\u3000${wide}\u200b\n`,
          `${w}／２×１０００`,
          `√(${w}^2)*500 KB`,
          `½·${w}·10³`,
          `${w * 500} ＫＢ。`,
        ]
        for (const answer of right) expect.soft(await check(page, answer), answer).toContain('Right.')
        const long = [
          ['9'.repeat(10_000), /10000 characters; at most 200/],
          [`${'1+'.repeat(90)}x`, /…(?:\+?1)+.*x/],
          [`x${'+1'.repeat(90)}`, /x(?:\+1)+…/],
          ['W'.repeat(199), /holds no number/],
        ] as const
        for (const [answer, said] of long) {
          expect.soft(await check(page, answer), answer.slice(0, 9)).toMatch(said)
          expect.soft((await text(page, '.pd-said .pd-typed')).length).toBeLessThan(200)
          expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
        }
        await back(sides.back)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360)
      },
      { viewport: { width: 360, height: 740 } },
    ))

  test('a listed mistake with a formula is set where formulas are', () =>
    within(name, async ({ page, front }) => {
      await front((await sidesOf(width)).front)
      await check(page, `${await shown(page)} + 7`)
      const isSet = await page.evaluate(() => 'MathJax' in window)
      const formulas = page.locator('.pd-said mjx-container')
      const source = page.locator('.pd-said', { hasText: '\\(w + 7\\)' })
      await (isSet ? formulas : source).waitFor()
      expect([await formulas.count(), await source.count()]).toEqual(isSet ? [1, 0] : [0, 1])
    }))

  test('what was typed and not checked is graded on the back', () =>
    within(name, async ({ page, front, back }) => {
      const sides = await sidesOf(width)
      await front(sides.front)
      await page.locator('.pd-field').fill('3')
      await back(sides.back)
      expect(await said(page)).toContain('The number is too low.')
      await front(sides.front)
      await back(sides.back)
      expect(await page.locator('.pd-said').count()).toBe(0)
    }))

  test('formulas and lists are answered with their own keys', () =>
    within(name, async ({ page, front, back }) => {
      const typed = await sidesOf(formula)
      await front(typed.front)
      expect(await text(page, '.pd-wants')).toBe('Answer with a formula in k, c_in.')
      await page.evaluate(() => document.querySelector('.pd-pad')?.setAttribute('open', ''))
      await press(page, '3×')
      await page.locator('.pd-key', { hasText: /^k$/ }).click()
      await press(page, '^27⌫')
      expect(await page.locator('.pd-field').inputValue()).toBe('3*k^2')
      await page.locator('.pd-check').click()
      expect(await said(page)).toMatch(/Not right\.\s+And the bias\?\s+Read as 3\*k\^2/)
      expect(await check(page, '1/(k - 1)')).toContain('It has no value at k = 1')
      expect(await check(page, 'k^2*c_in + 1')).toContain('Right.')
      await back(typed.back)
      expect(await said(page)).toContain('Right.')

      await front((await sidesOf(list)).front)
      expect(await text(page, '.pd-wants')).toMatch(/^Answer with a list, its elements in any order/)
      await page.evaluate(() => document.querySelector('.pd-pad')?.setAttribute('open', ''))
      await press(page, '[0.1;2−3]')
      expect(await page.locator('.pd-field').inputValue()).toBe('[0.1;2-3]')
    }))

  test('what the keypad writes and takes away is undone like what was typed; it takes whole signs', () =>
    within(name, async ({ page, front }) => {
      await front((await sidesOf(width)).front)
      const field = page.locator('.pd-field')
      await page.evaluate(() => document.querySelector('.pd-pad')?.setAttribute('open', ''))
      await field.focus()
      await page.keyboard.type('12')
      await press(page, '3')
      await page.keyboard.type('4')
      await press(page, '⌫⌫')
      expect(await field.inputValue()).toBe('12')
      const seen: string[] = []
      for (const keys of [
        'Control+z',
        'Control+z',
        'Control+z',
        'Control+Shift+z',
        'Control+Shift+z',
        'Control+Shift+z',
      ]) {
        await page.keyboard.press(keys)
        seen.push(await field.inputValue())
      }
      // How much goes at once is the browser's business.
      expect(
        seen.every(value => '1234'.startsWith(value)),
        seen.join(),
      ).toBe(true)
      expect([seen.includes('1234'), seen.at(-1)]).toEqual([true, '12'])
      await field.fill('a😀')
      await press(page, '⌫')
      expect(await field.inputValue()).toBe('a')
      await field.fill('9😀')
      await field.blur()
      await press(page, '⌫5')
      expect(await field.inputValue()).toBe('95')
    }))

  test('the script may run twice, on either side', () =>
    within(name, async ({ page, front, back }) => {
      const sides = await sidesOf(width)
      await front(sides.front)
      const w = await shown(page)
      await page.addScriptTag({ url: `/${liveScript.name}` })
      expect(await shown(page)).toBe(w)
      expect(await page.locator('.pd-live').count()).toBe(1)
      await check(page, '3')
      await back(sides.back)
      await page.addScriptTag({ url: `/${liveScript.name}` })
      expect(await shown(page)).toBe(w)
      expect(await page.locator('.pd-said').count()).toBe(1)
    }))

  test('two languages: the switch changes words, field and verdict, not the numbers', () =>
    within(name, async ({ page, front, back }) => {
      const sides = await sidesOf(width, 'all')
      await front(sides.front)
      const w = await shown(page)
      await check(page, `${w + 7}`)
      await page.locator('label[for=pd-switch]').click()
      expect(await text(page, '.pd-two .pd-question')).toBe(`${w} MB 的一半是多少 KB？`)
      expect(await text(page, '.pd-wants')).toBe(chinese.question.unit('kB'))
      expect(await text(page, '.pd-check')).toBe('检查')
      expect(await said(page)).toMatch(new RegExp(`不对。\\s+您给 ${w} 加了 7。\\s+\\S`))
      expect(await page.locator('.pd-field').getAttribute('placeholder')).toBe(chinese.form.placeholder)
      await back(sides.back)
      expect(await text(page, '.pd-two .pd-said')).toContain(`您给 ${w} 加了 7。`)
      expect(await text(page, '.pd-two .pd-explanation')).toMatch(new RegExp(`^${w} 的一半是 ${w / 2}，`))
    }))

  test('the field has the cursor where there is a keyboard, and no key in it is a shortcut', () =>
    within(name, async ({ page, front }) => {
      await front((await sidesOf(width)).front)
      expect(await isFocused(page)).toBe(name !== 'ankidroid')
      expect(await page.locator('.pd-pad').getAttribute('open')).toBe(name === 'ankidroid' ? '' : null)
      await page.evaluate(() => {
        Object.assign(window, { heard: [] })
        const hear = (event: Event): void => void Reflect.get(window, 'heard').push((event as KeyboardEvent).key)
        for (const kind of ['keydown', 'keypress', 'keyup']) document.addEventListener(kind, hear)
      })
      await page.locator('.pd-field').focus()
      await page.keyboard.type('1 2')
      await page.keyboard.press('Enter')
      expect(await said(page)).not.toBe('')
      expect(await page.evaluate(() => Reflect.get(window, 'heard') as string[])).toEqual([])
      expect(await isFocused(page)).toBe(true)
      await page.keyboard.press('Enter')
      // The desktop is told to show the answer; another program gets the key, which does it there.
      const heard = await page.evaluate(() => Reflect.get(window, 'heard') as string[])
      const sent = await page.evaluate(() => (Reflect.get(window, 'sent') as string[] | undefined)?.includes('ans'))
      expect([heard.includes('Enter'), sent]).toEqual(name === 'desktop' ? [false, true] : [true, undefined])
    }))
})
