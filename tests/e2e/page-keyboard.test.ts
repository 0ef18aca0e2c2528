// The page without a mouse, on a phone, and while things break.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowserMissing } from './browser.ts'
import { isFocused, readDocument, startPageWorld, type PageWorld } from './page-world.ts'

describe.skipIf(isBrowserMissing)('the page', () => {
  let world: PageWorld

  beforeAll(async () => {
    world = await startPageWorld()
  })

  afterAll(() => world.close())

  test('keys alone lead from the slash to the answer', async () => {
    const { page, finish } = await world.open()
    const { keyboard } = page
    await page.getByTestId('composer').blur()
    await keyboard.press('/')
    await page.getByTestId('picker-option').first().waitFor()
    await keyboard.press('Escape')
    await page.getByTestId('picker-option').first().waitFor({ state: 'detached' })
    await keyboard.type('zon')
    await page.getByTestId('picker-option').filter({ hasText: '/zone' }).waitFor()
    await keyboard.press('Enter')
    await keyboard.type('asia')
    await page.getByTestId('picker-option').filter({ hasText: 'Asia/Shanghai' }).waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    await page.getByText('Zone ASIA/SHANGHAI at no hour').waitFor()

    await keyboard.type('/card')
    await page.getByTestId('picker-option').filter({ hasText: '/card' }).waitFor()
    await keyboard.press('Tab')
    await keyboard.press('Enter')
    const type = page.getByRole('button', { name: 'Type answer' })
    await type.waitFor()
    for (let presses = 0; presses < 20 && !(await isFocused(type)); presses += 1) await keyboard.press('Shift+Tab')
    expect(await isFocused(type)).toBe(true)
    await keyboard.press('Enter')

    const modal = page.getByTestId('modal')
    await modal.waitFor()
    expect(await isFocused(modal.getByLabel('Answer'))).toBe(true)
    for (let presses = 0; presses < 12; presses += 1) {
      await keyboard.press('Tab')
      expect(await readDocument(page, 'document.activeElement.closest("dialog") !== null')).toBe(true)
    }
    await keyboard.press('Escape')
    await modal.waitFor({ state: 'detached' })
    expect(await isFocused(type)).toBe(true)

    await keyboard.press('Enter')
    await modal.waitFor()
    await keyboard.type('42')
    await keyboard.press('Tab')
    await keyboard.press('Space')
    await keyboard.press('Enter')
    await page.getByText('You said 42').waitFor()
    expect(await finish()).toEqual([])
  })

  test('backspace takes the options and the command back', async () => {
    const { page, finish } = await world.open()
    await page.getByTestId('composer').fill('/zone')
    await page.keyboard.press('Enter')
    await page.getByRole('combobox', { name: /^name/ }).waitFor()
    await page.keyboard.press('Backspace')
    await page.locator('.command-chip').waitFor({ state: 'detached' })
    expect(await isFocused(page.getByTestId('composer'))).toBe(true)
    await page.getByTestId('composer').fill('hello')
    await page.keyboard.press('Enter')
    await page.getByText('Only commands are heard here').waitFor()
    expect(await finish()).toEqual([])
  })

  test('an option left empty is asked for', async () => {
    const { page, finish } = await world.open()
    await page.getByTestId('composer').fill('/say')
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Send' }).click()
    await page.getByText('text is required').waitFor()
    expect(await isFocused(page.getByRole('combobox', { name: /^text/ }))).toBe(true)
    expect(await finish()).toEqual([])
  })

  test('a focused button keeps its focus while other messages arrive', async () => {
    const { page, run, channelId, finish } = await world.open()
    await run('card')
    const type = page.getByRole('button', { name: 'Type answer' })
    await type.focus()
    const { users } = await world.ask<{ users: { id: string; username: string }[] }>('GET', 'world')
    const bo = users.find(user => user.username === 'Bo')
    await world.ask('POST', 'act/command', {
      user_id: bo?.id,
      channel_id: channelId,
      name: 'say',
      options: { text: 'hi' },
    })
    await page.getByTestId('message').getByText('hi', { exact: true }).waitFor()
    expect(await isFocused(type)).toBe(true)
    expect(await finish()).toEqual([])
  })

  test('on a phone nothing is wider than the screen, and the drawers open and close', async () => {
    const { page, run, finish } = await world.open({ width: 360 })
    await run('card')
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor()
    expect(await readDocument<number>(page, 'document.documentElement.scrollWidth')).toBe(360)
    expect(await page.getByTestId('user-switcher').isVisible()).toBe(false)
    await page.getByRole('button', { name: 'Servers and people' }).click()
    await page.getByTestId('user-switcher').selectOption({ label: 'Bo' })
    await page.getByTestId('channel').first().click()
    await page.getByTestId('user-switcher').waitFor({ state: 'hidden' })
    await page.getByRole('button', { name: 'Clock, faults and log' }).click()
    await page.getByTestId('clock-now').focus()
    await page.getByTestId('clock-advance-1h').focus()
    await page.keyboard.press('Escape')
    await page.getByTestId('clock-now').waitFor({ state: 'hidden' })
    expect(await finish()).toEqual([])
  })

  test('the log tells of a dropped socket, and the bot answers after it', async () => {
    const { page, run, finish } = await world.open()
    await page.getByRole('button', { name: 'Drop socket' }).click()
    const log = page.getByTestId('event-log')
    await log.getByText('closed').first().waitFor()
    await log.getByText('resumed').first().waitFor()
    await run('pick')
    await page.getByText('Choose').first().waitFor()
    await log.getByText('interaction').first().waitFor()
    expect(await finish()).toEqual([])
  })

  test('news in another channel marks it until it is opened', async () => {
    const { page, finish } = await world.open()
    const other = await world.open()
    await other.run('pick')
    await other.page.getByText('Choose').first().waitFor()
    const name = await other.page.locator('#channel-title').innerText()
    const channel = page.getByTestId('channel').filter({ hasText: name })
    await channel.filter({ hasText: '(unread)' }).waitFor()
    await channel.click()
    await page.getByText('Choose').first().waitFor()
    expect(await channel.filter({ hasText: '(unread)' }).count()).toBe(0)
    expect(await other.finish()).toEqual([])
    expect(await finish()).toEqual([])
  })
})
