// Tests /season: what runs, dates of the next one, taking somebody off the table and telling them, and who may.
import { afterAll, beforeAll, expect, test } from 'vitest'
import { messageOf, said, startPlayed, type Played } from './played.ts'
import { endSound } from './sound.ts'

let played: Played
beforeAll(async () => {
  played = await startPlayed()
})
afterAll(() => endSound(played))
const run = async (name: string, options: object, user = played.local.ada): Promise<string> =>
  said(messageOf(await played.local.command(name, options, user)))
const season = (options: object) => run('season', options)

test('shows the season that runs; who does not manage the server may not ask', async () => {
  await played.answer('5', played.local.bo)
  const shown = await season({ show: {} })
  expect(shown).toMatch(/Season from \d{4}-\d\d-\d\d to \d{4}-\d\d-\d\d/)
  expect(shown).toContain('Seasons: calendar months')
  expect((await played.local.command('season', { show: {} }, played.local.bo)).outcome).toBe('failed')
})

test('an excluded person leaves the table, is told why, and comes back', async () => {
  const { bo, ada } = played.local
  expect(await season({ exclude: { person: ada.id, reason: 'x' } })).toContain('has not played here')
  expect(await season({ exclude: { person: bo.id, reason: 'shared *answers*' } })).toContain('bo is off the table')
  expect(await season({ exclude: { person: bo.id, reason: 'again' } })).toContain('Nothing was changed')
  expect(await run('leaderboard', { board: 'season' })).toContain('Nobody has answered yet')
  expect(await run('leaderboard', { board: 'all' })).toContain('**1.** bo')
  expect(await season({ show: {} })).toContain(`- <@${bo.id}>, by <@${ada.id}>: shared \\*answers\\*`)
  const told = await run('daily', {}, bo)
  expect(told).toContain('You were taken off the table of a season: shared \\*answers\\*')
  expect(await run('daily', {}, bo)).not.toContain('taken off')
  expect(await season({ include: { person: bo.id, reason: 'cleared' } })).toContain('again')
  expect(await run('leaderboard', { board: 'season' })).toContain('**1.** bo')
  expect(await run('stats', {}, bo)).toContain('put back on the table of a season: cleared')
  expect(await run('daily', {}, bo)).not.toContain('put back')
  expect(await season({ show: {} })).not.toContain('Excluded')
})

test('dates are set, and refused where they are none', async () => {
  expect(await season({ start: { to: 'soon' } })).toContain('is no season')
  expect(await season({ start: { from: '2030-01-01', to: '2030-03-31' } })).toContain(
    'Season from 2030-01-01 to 2030-03-31',
  )
  expect(await season({ show: {} })).toContain('Set: a season from 2030-01-01 to 2030-03-31')
})

test('who leaves the boards is on none, and comes back with everything', async () => {
  const { bo } = played.local
  expect(await run('privacy', { leave: {} }, bo)).toContain('on no board any more')
  expect(await run('leaderboard', { board: 'all' })).not.toContain('**1.** bo')
  const board = messageOf(await played.local.command('leaderboard', { board: 'all' }))
  expect(said(messageOf(await played.press(board, 'My place', bo)))).toContain('You have left the boards')
  expect(await run('privacy', { join: {} }, bo)).toContain('on the boards again')
  expect(await run('leaderboard', { board: 'all' })).toContain('**1.** bo')
})
