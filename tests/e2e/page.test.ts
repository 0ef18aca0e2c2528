// The sandbox's page in a real browser, against the real sandbox and a real discord.js bot.
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isBrowserMissing } from './browser.ts'
import { readDocument, startPageWorld, type PageWorld } from './page-world.ts'

describe.skipIf(isBrowserMissing)('the page', () => {
  let world: PageWorld

  beforeAll(async () => {
    world = await startPageWorld()
  })

  afterAll(() => world.close())

  test('a command is found, its option completed by the bot, and the answer names who asked', async () => {
    const { page, finish } = await world.open()
    await page.getByTestId('composer').fill('/zo')
    await page.getByTestId('picker-option').filter({ hasText: '/zone' }).click()
    await page.getByRole('combobox', { name: /^name \(required\)/ }).pressSequentially('berl')
    await page.getByTestId('picker-option').filter({ hasText: 'Europe/Berlin' }).click()
    await page.getByTestId('picker-option').filter({ hasText: 'hour' }).click()
    await page.getByRole('combobox', { name: /^hour/ }).fill('25')
    await page.keyboard.press('Enter')
    await page.getByText('hour: at most 23').waitFor()
    await page.getByRole('combobox', { name: /^hour/ }).fill('7')
    await page.keyboard.press('Enter')
    const message = page.getByTestId('message').filter({ hasText: 'Zone EUROPE/BERLIN at 7' })
    await message.getByText('/zone').waitFor()
    expect(await message.locator('.reply-head').innerText()).toMatch(/Ada\s+used\s+\/zone/)
    expect(await finish()).toEqual([])
  })

  test('a subcommand is one entry and reaches the bot as such', async () => {
    const { page, run, finish } = await world.open()
    await run('streak show')
    const message = page.getByTestId('message').filter({ hasText: 'Streak show' })
    expect(await message.locator('.reply-head').innerText()).toMatch(/Ada\s+used\s+\/streak show/)
    expect(await finish()).toEqual([])
  })

  test('a person who speaks Chinese finds the localised name', async () => {
    const { page, finish } = await world.open()
    await page.getByTestId('user-locale').selectOption({ label: '简体中文' })
    await page.getByTestId('composer').fill('/提')
    await page.getByTestId('picker-option').filter({ hasText: '/提问' }).waitFor()
    await page.getByTestId('composer').fill('/ask')
    await page.getByTestId('picker-option').filter({ hasText: '/提问' }).waitFor()
    await page.getByTestId('user-locale').selectOption({ label: 'English' })
    await page.getByTestId('composer').fill('/as')
    await page.getByTestId('picker-option').filter({ hasText: '/ask' }).waitFor()
    expect(await finish()).toEqual([])
  })

  test('a Components V2 message shows container, section, pictures with their words, and every kind of button', async () => {
    const { page, run, finish } = await world.open()
    await run('card')
    const message = page.getByTestId('message').filter({ hasText: 'Question of the day' })
    await message.getByRole('heading', { name: 'Question of the day' }).waitFor()
    const picture = message.getByRole('img', { name: 'Histogram of the answers' })
    await picture.waitFor()
    await expect.poll(() => readDocument(page, 'document.querySelector(".gallery img").naturalWidth')).toBe(1)
    await message.getByRole('img', { name: 'A small square' }).waitFor()
    await message.getByText('ALT').first().click()
    expect(await message.getByRole('link', { name: 'Source' }).getAttribute('href')).toBe('https://example.com/paper')
    expect(await message.getByRole('button', { name: 'Closed' }).isDisabled()).toBe(true)
    expect(
      await readDocument(page, 'getComputedStyle(document.querySelector(".container"), "::before").backgroundColor'),
    ).toBe('rgb(88, 101, 242)')
    expect(await finish()).toEqual([])
  })

  test('button, modal with its limits, and an answer that only this person sees', async () => {
    const { page, run, finish } = await world.open()
    await run('card')
    await page.getByRole('button', { name: 'Type answer' }).click()
    const modal = page.getByTestId('modal')
    await modal.getByText('Effective kernel of a 3×3 convolution').waitFor()
    await page.getByTestId('modal-submit').click()
    await modal.getByText('This field is required.').waitFor()
    await modal.getByText('Choose one.').waitFor()
    await modal.getByLabel('Answer').fill('9')
    await page.getByTestId('modal-submit').click()
    await modal.getByText('Must be 2 characters or more.').waitFor()
    await modal.getByLabel('Answer').fill('2*4+1')
    await modal.getByRole('radio', { name: 'Sure' }).check()
    await page.getByTestId('modal-submit').click()
    await modal.waitFor({ state: 'detached' })
    const answer = page.getByTestId('message').filter({ hasText: 'You said 2*4+1' })
    await answer.getByTestId('ephemeral').getByText('Only you can see this').waitFor()

    await page.getByTestId('user-switcher').selectOption({ label: 'Bo' })
    await page.getByRole('heading', { name: 'Question of the day' }).waitFor()
    expect(await answer.count()).toBe(0)

    await page.getByTestId('user-switcher').selectOption({ label: 'Ada' })
    await answer.getByRole('button', { name: 'Dismiss message' }).click()
    await answer.waitFor({ state: 'detached' })
    expect(await finish()).toEqual([])
  })

  test('a select changes its message', async () => {
    const { page, run, finish } = await world.open()
    await run('pick')
    const select = page.getByRole('combobox', { name: 'Pick a topic' })
    await select.click()
    await page.getByRole('option', { name: 'Convolution Kernels and strides' }).waitFor()
    await select.press('ArrowDown')
    await select.press('Enter')
    await page.getByText('Chosen: attention').waitFor()
    await page.getByText('(edited)').waitFor()
    expect(await finish()).toEqual([])
  })

  test('a message command runs on its message', async () => {
    const { page, run, finish } = await world.open()
    await run('pick')
    const message = page.getByTestId('message').filter({ hasText: 'Choose' }).first()
    const id = await message.getAttribute('data-message-id')
    // The menu is there too when the commands come after the messages.
    await page.reload()
    await message.hover()
    await message.getByRole('button', { name: 'Apps for this message' }).click()
    await page.getByRole('button', { name: 'Report this' }).click()
    const answer = page.getByTestId('message').filter({ hasText: `Reported ${id}` })
    expect(await answer.locator('.reply-head').innerText()).toMatch(/used\s+Report this/)
    expect(await finish()).toEqual([])
  })

  test('a deferred answer thinks until it is there', async () => {
    const { page, run, finish } = await world.open()
    await run('slow')
    await page.getByText('is thinking…').waitFor()
    world.bot.release()
    await page.getByText('Done thinking').waitFor()
    expect(await page.getByText('is thinking…').count()).toBe(0)
    expect(await finish()).toEqual([])
  })

  test('what is not answered in three seconds has failed: a command and a button', async () => {
    const { page, run, finish } = await world.open()
    await run('silent')
    await page.getByText('Sending command…').waitFor()
    await page.getByText('This interaction failed').waitFor()
    expect(await page.getByText('Sending command…').count()).toBe(0)

    await run('card')
    const message = page.getByTestId('message').filter({ hasText: 'Question of the day' })
    await message.getByRole('button', { name: 'Break' }).click()
    await message.and(page.locator('[aria-busy="true"]')).waitFor()
    await message.getByText('This interaction failed').waitFor()
    await message.getByRole('button', { name: 'Type answer' }).click()
    await page.getByTestId('modal').waitFor()
    expect(await message.getByText('This interaction failed').count()).toBe(0)
    expect(await finish()).toEqual([])
  })

  test('hostile text is shown as text', async () => {
    const { page, finish } = await world.open()
    const hostile =
      '<img src=x onerror=alert(1)> <script>alert(2)</script> @everyone [x](javascript:alert(3)) \u202eabc **b**'
    const say = page.getByTestId('composer')
    await say.fill('/say')
    await page.getByTestId('picker-option').filter({ hasText: '/say' }).click()
    await page.getByRole('combobox', { name: /^text/ }).fill(hostile)
    await page.keyboard.press('Enter')
    const message = page.getByTestId('message').filter({ hasText: 'onerror' })
    await message.getByText('<script>alert(2)</script>').waitFor()
    expect(await message.locator('img, script, a').count()).toBe(0)
    expect(await message.locator('strong', { hasText: /^b$/ }).count()).toBe(1)
    // The override ends with the paragraph it stands in: names and buttons around it stay readable.
    expect(
      await readDocument(page, 'getComputedStyle(document.querySelector(".message .markdown p")).unicodeBidi'),
    ).toBe('plaintext')
    expect(await finish()).toEqual([])
  })

  test('the clock moves on, and times already shown follow it', async () => {
    const { page, finish } = await world.open()
    // From noon, 25 hours are one midnight; from late in the evening they would be two.
    const noon = new Date()
    noon.setHours(36, 0, 0, 0)
    const before = await world.ask<{ now: number }>('POST', 'clock', { now: noon.getTime() })
    await page.getByTestId('composer').fill('/say')
    await page.getByTestId('picker-option').filter({ hasText: '/say' }).click()
    await page.getByRole('combobox', { name: /^text/ }).fill(`in <t:${Math.floor(before.now / 1000) + 7_500}:R>`)
    await page.keyboard.press('Enter')
    await page.getByTestId('message').getByText('in 2 hours').waitFor()
    await page.getByTestId('clock-advance-1h').click()
    await page.getByTestId('message').getByText('in 1 hour').waitFor()
    await page.getByTestId('clock-advance-1d').click()
    await page.getByTestId('message').getByText('22 hours ago').waitFor()
    await page.getByTestId('message').getByText('Yesterday').waitFor()
    const after = await world.ask<{ now: number }>('GET', 'clock')
    expect(after.now - before.now).toBeGreaterThanOrEqual(25 * 3_600_000)
    const shown = Date.parse((await page.getByTestId('clock-now').getAttribute('datetime')) ?? '')
    expect(Math.abs(shown - after.now)).toBeLessThan(5_000)
    expect(await finish()).toEqual([])
  })

  test('the toggle changes the theme and is remembered', async () => {
    const { page, finish } = await world.open({ colorScheme: 'light' })
    const ground = () => readDocument<string>(page, 'getComputedStyle(document.body).backgroundColor')
    expect(await ground()).toBe('rgb(255, 255, 255)')
    await page.getByTestId('theme-toggle').click()
    expect(await ground()).toBe('rgb(49, 51, 56)')
    await page.reload()
    expect(await ground()).toBe('rgb(49, 51, 56)')
    expect(await finish()).toEqual([])
  })
})
