// Owns what a person does with a live card in the tests, and what they see of it.
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect } from 'vitest'
import { isBrowserMissing, openBrowser } from '../e2e/browser.ts'
import { hosts, type Host, type HostName } from './hosts.ts'

type Options = Parameters<(typeof hosts)['bare']>[1]

/** A browser for the tests of a file; runs a body with a host, which must not complain but of what is expected. */
export function withHosts() {
  let browser: Browser | undefined
  beforeAll(async () => {
    if (!isBrowserMissing) browser = await openBrowser()
  })
  afterAll(async () => browser?.close())
  return async (
    name: HostName,
    body: (host: Host) => Promise<void>,
    { complaints = [], ...options }: Options & { readonly complaints?: readonly unknown[] } = {},
  ): Promise<void> => {
    if (!browser) throw new Error('a host is opened before there is a browser')
    const host = await hosts[name](browser, options)
    try {
      await body(host)
      expect(host.complaints).toEqual(complaints)
    } finally {
      await host.close()
    }
  }
}

export const text = (page: Page, selector: string): Promise<string> => page.locator(selector).first().innerText()
/** What the card says to an answer. */
export const said = (page: Page): Promise<string> => text(page, '.pd-said')
/** The number that a side of the card `width` shows. */
export const shown = async (page: Page): Promise<number> => Number(await text(page, '.pd-one .pd-question strong'))

export async function check(page: Page, answer: string): Promise<string> {
  await page.locator('.pd-field').fill(answer)
  await page.locator('.pd-check').click()
  return said(page)
}

/** Presses keys of the card's own keypad. */
export async function press(page: Page, keys: string): Promise<void> {
  for (const key of keys) await page.locator('.pd-key', { hasText: key }).first().click()
}

export const isFocused = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.activeElement?.matches('.pd-field') ?? false)
