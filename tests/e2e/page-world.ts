// What the page's tests share: a sandbox with its bot and people, and pages that report whatever goes wrong in them.
import type { Browser, Locator, Page } from 'playwright-core'
import { startSandbox } from '../../src/sandbox/main.ts'
import { openBrowser } from './browser.ts'
import { startBot } from './page-bot.ts'

export type PageWorld = Awaited<ReturnType<typeof startPageWorld>>

/** A sandbox on a free port, the bot of page-bot.ts connected to it, and Ada and Bo in one guild. */
export async function startPageWorld() {
  const browser = await openBrowser()
  const started = await startSandbox({ port: 0, dataFolder: undefined, fresh: true })
  if (!started.ok) throw new Error(started.error.detail)
  const { url } = started.value
  const ask = async <Answer>(method: 'GET' | 'POST', path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${url}/sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${await response.text()}`)
    return (await response.json()) as Answer // the tests ask for what the contract says
  }
  const guild = await ask<{ id: string }>('POST', 'guilds', { name: 'Deep Learning Club' })
  for (const username of ['Ada', 'Bo']) {
    const user = await ask<{ id: string }>('POST', 'users', { username, global_name: username })
    await ask('POST', `guilds/${guild.id}/members`, { user_id: user.id })
  }
  const bot = await startBot(url)
  return {
    url,
    ask,
    bot,
    /** A page in a channel of its own, acting as Ada. */
    open: (options?: { colorScheme?: 'dark' | 'light'; width?: number }) =>
      openPage(browser, url, ask, guild.id, options),
    close: async () => {
      await browser.close()
      await bot.close()
      await started.value.close()
    },
  }
}

let channels = 0

async function openPage(
  browser: Browser,
  url: string,
  ask: <Answer>(method: 'GET' | 'POST', path: string, body?: unknown) => Promise<Answer>,
  guildId: string,
  { colorScheme = 'dark', width = 1360 }: { colorScheme?: 'dark' | 'light'; width?: number } = {},
) {
  const name = `channel-${(channels += 1)}`
  const { id: channelId } = await ask<{ id: string }>('POST', `guilds/${guildId}/channels`, { name })
  const context = await browser.newContext({
    viewport: { width, height: 860 },
    colorScheme,
    locale: 'en-US',
    timezoneId: 'UTC',
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const faults: unknown[] = []
  page.on('console', message => ['error', 'warning'].includes(message.type()) && faults.push(message.text()))
  page.on('pageerror', error => faults.push(String(error)))
  page.on('dialog', dialog => faults.push(`dialog: ${dialog.message()}`))
  page.on('request', request => !request.url().startsWith(url) && faults.push(`outside request: ${request.url()}`))
  await page.addInitScript(`sessionStorage.setItem('channel', '${channelId}')`)
  await page.goto(url)
  await page.getByRole('heading', { name }).waitFor()
  await page.getByTestId('composer').waitFor()
  return {
    page,
    channelId,
    /** Runs a command that takes no options, as somebody with a keyboard does. */
    run: async (command: string) => {
      const composer = page.getByTestId('composer')
      await composer.fill(`/${command}`)
      await page.getByTestId('picker-option').first().waitFor()
      await composer.press('Enter')
      await page.locator('.command-chip', { hasText: `/${command}` }).waitFor()
      await composer.press('Enter')
    },
    /** Closes the page and tells what went wrong: in it, or in what the bot sent. */
    finish: async () => {
      await context.close()
      const { events } = await ask<{ events: { kind: string }[] }>('GET', 'events?after=0')
      return [...faults, ...events.filter(event => event.kind === 'violation')]
    },
  }
}

/** What of the page's own document is not reachable by locators. */
export function readDocument<Value>(page: Page, expression: string): Promise<Value> {
  return page.evaluate<Value>(expression)
}

/** Whether this has the focus. */
export async function isFocused(locator: Locator): Promise<boolean> {
  return (await locator.and(locator.page().locator(':focus')).count()) === 1
}
