// Tests /privacy with the real bot: a copy of everything, erasing oneself, no second try, and no way back by a backup.
import { afterEach, beforeEach, expect, test } from 'vitest'
import { applyErasures } from '../../src/app/erase-person.ts'
import { erasureJournal } from '../../src/storage/play/erasure-journal.ts'
import { openPlayStore } from '../../src/storage/play/open.ts'
import { DAY, MINUTE } from '../../src/domain/time.ts'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { awaitWith, labelsOf, messageOf, numbersIn, said, startBot, startPlayed, type Played } from './played.ts'

let played: Played
beforeEach(async () => {
  played = await startPlayed()
})
afterEach(async () => {
  const events = await played.local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  await played.close()
})

const privacy = async (sub: string, options: object = {}): Promise<string> =>
  said(messageOf(await played.local.command('privacy', { [sub]: options })))
const erase = (confirm = true): Promise<string> => privacy('erase', { confirm })
const answerRight = async (): Promise<string> => {
  const { a, b } = numbersIn(said(messageOf(await played.question())))
  return said(messageOf(await played.answer(String(a * b + 1))))
}

test('says what is kept, and gives all of it as a file', async () => {
  expect(await privacy('show')).toContain('Your Discord id')
  expect(await privacy('copy')).toContain('Nothing is kept of you')
  await answerRight()
  const copy = messageOf(await played.local.command('privacy', { copy: {} }))
  const [file] = copy.attachments
  expect(file?.filename).toBe('prepdeck.json')
  const text = await (await fetch(file?.url ?? '')).text()
  expect(JSON.parse(text)).toMatchObject({
    person: { account: played.local.ada.id, name: 'ada' },
    rows: { attempt: [{ verdict: 'right' }], assignment: [{}] },
  })
})

test('erasing oneself needs a yes, removes the row of the board, and is no second try', async () => {
  expect(await answerRight()).toContain('Right.')
  expect(await erase(false)).toContain('Nothing was erased')
  expect(await played.local.command('leaderboard', { board: 'all' }).then(acted => said(messageOf(acted)))).toContain(
    'ada',
  )
  expect(await erase()).toContain('is erased')
  expect(await erase()).toContain('Nothing is kept')
  const board = said(messageOf(await played.local.command('leaderboard', { board: 'all' })))
  expect(board).not.toContain('ada')
  const shown = messageOf(await played.question())
  expect(said(shown)).toContain('cannot be answered again')
  expect(labelsOf(shown)).toEqual([])
  // The next question is a new beginning.
  await played.advance(DAY)
  await awaitWith(played.local, 'v1:answer:2', 0)
  expect(said(messageOf(await played.local.command('daily')))).toContain('Your question')
})

test('a form that was open when one erased oneself grades nothing', async () => {
  const shown = messageOf(await played.question())
  const opened = await played.press(shown, 'Type answer')
  const { a, b } = numbersIn(said(shown))
  await erase()
  const reply = said(messageOf(await played.submit(opened, String(a * b + 1))))
  expect(reply).toContain('cannot be answered again')
  const streak = said(messageOf(await played.local.command('streak', { show: {} })))
  expect(streak).toContain('0 answered')
})

test('a form that is held open until the results grades nothing and tells nothing', async () => {
  const shown = messageOf(await played.question())
  const opened = await played.press(shown, 'Type answer')
  const { a, b } = numbersIn(said(shown))
  await played.advance(DAY + 4 * MINUTE)
  await awaitWith(played.local, 'v1:board:1', 0)
  expect(said(messageOf(await played.submit(opened, String(a * b + 1))))).toContain('came too late')
})

test('a restored copy of the file forgets whoever erased themselves after it was made, and nobody else', async () => {
  await answerRight()
  const { local, folder } = played
  await played.answer('1', local.bo)
  await played.bot.stop()
  cpSync(join(folder, 'play.sqlite'), join(folder, 'backup.sqlite'))
  const journal = erasureJournal(join(folder, 'erasures.jsonl'))
  const copy = await openPlayStore(join(folder, 'backup.sqlite'))
  if (!copy.ok) throw new Error(copy.error.code)
  expect(await applyErasures(copy.value, journal)).toBe(0)
  played.bot = await startBot(local.url, folder)
  await erase()
  expect(await applyErasures(copy.value, journal)).toBe(1)
  expect((await copy.value.discordAccounts()).map(({ userId }) => userId)).toEqual([local.bo.id])
  await copy.value.close()
})
