// Tests live cards where they are shown: numbers, verdicts and their way from front to back.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowserMissing, openBrowser } from '../e2e/browser.ts'
import { hosts, isDesktopMissing, type Host, type HostName } from './hosts.ts'
import { sidesOf, width } from './live-cards.ts'

let browser: Browser
beforeAll(async () => {
  if (!isBrowserMissing) browser = await openBrowser()
})
afterAll(async () => {
  if (!isBrowserMissing) await browser.close()
})

/** Runs `body` with a host, which must not have complained. */
async function within(name: HostName, body: (host: Host) => Promise<void>): Promise<void> {
  const host = await hosts[name](browser, {})
  try {
    await body(host)
    expect(host.complaints).toEqual([])
  } finally {
    await host.close()
  }
}

const text = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText()
/** The number that a side shows. */
const shown = async (page: Page): Promise<number> => Number(await text(page, '.pd-one .pd-question strong'))
const type = async (page: Page, answer: string): Promise<void> => {
  await page.locator('.pd-field').fill(answer)
  await page.locator('.pd-check').click()
}

const here = (Object.keys(hosts) as HostName[]).filter(name => name !== 'desktop' || !isDesktopMissing)

describe.skipIf(isBrowserMissing)('live cards', () => {
  describe.each(here)('in the %s', name => {
    test('numbers are new on each front and the same on its back, with the verdict', () =>
      within(name, async ({ page, front, back }) => {
        const sides = await sidesOf(width)
        const seen: number[] = []
        for (let look = 0; look < 4; look++) {
          await front(sides.front)
          const w = await shown(page)
          seen.push(w)
          await type(page, `${w * 500}`)
          expect(await text(page, '.pd-said')).toContain('Right.')
          await back(sides.back)
          expect(await shown(page)).toBe(w)
          expect(await text(page, '.pd-said')).toContain('Right.')
          expect((await text(page, '.pd-answer')).replaceAll(/\s/g, '')).toContain(`${w * 500}KB`)
        }
        expect(new Set(seen).size).toBeGreaterThan(1)
      }))
  })
})
