// Types 0 and 1 on every card of the bank that is not exact, on every surface: right only where the worked answer is that near.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { instant, HOUR } from '../../src/domain/time.ts'
import { en } from '../../src/i18n/en.ts'
import { play } from '../../src/terminal/play.ts'
import { noColours } from '../../src/terminal/style.ts'
import { makeWorld, MONDAY } from '../app/world.ts'
import { prepdeck } from '../cli/process.ts'
import { openHall } from '../discord/hall.ts'
import { messageOf, said, submit } from '../discord/played.ts'
import { bank, workedCard, type BankRow } from '../fixtures/bank.ts'

const rows = bank.filter(({ tolerance }) => tolerance !== 'exact')
const guesses = ['0', '1']
const asked = rows.flatMap(row => guesses.map(guess => ({ row, guess })))

/** Beyond this share of the key nothing is forgiven: tolerance and rounding on the way together. */
const most = 0.061

/** What a guess must come to: right within the tolerance, not right beyond all that is forgiven, else either. */
function expected({ row, guess }: (typeof asked)[number]): 'right' | 'not right' | 'either' {
  const { answer } = row.example
  const apart = Math.abs(Number(guess) - answer)
  const absolute = /^±(.*)/.exec(row.tolerance)?.[1]
  if (apart <= (absolute === undefined ? 0.01 * Math.abs(answer) : Number(absolute))) return 'right'
  return apart > Math.max(Number(absolute ?? 0), 0) + most * Math.abs(answer) ? 'not right' : 'either'
}

/** Every guess that came to something else. */
const odd = (verdicts: readonly (string | undefined)[]): readonly string[] =>
  asked.flatMap((each, at) => {
    const wanted = expected(each)
    const found = verdicts[at] === 'right' ? 'right' : verdicts[at] === undefined ? 'nothing' : 'not right'
    return wanted === 'either' || wanted === found ? [] : `${each.guess} on ${each.row.id} is ${found}`
  })

const verdictIn = (shown: string): string | undefined =>
  /\bNot right\./.test(shown) ? 'wrong' : /\bRight\./.test(shown) ? 'right' : undefined

test('the bank has such cards, and leaves little open', () => {
  expect(rows.length).toBeGreaterThan(60)
  const all = asked.map(expected)
  expect(all.filter(each => each === 'not right').length).toBeGreaterThan(120)
  expect(all.filter(each => each === 'either').length).toBeLessThan(3)
})

test('prepdeck grade --jsonl', async () => {
  const lines = asked.map(({ row: { answer, example, tolerance, mistakes }, guess }) =>
    JSON.stringify({ answer: guess, key: answer, vars: example.params, tolerance, mistakes }),
  )
  const { stdout } = await prepdeck(['grade', '--jsonl'], { input: lines.join('\n') })
  const verdicts = stdout
    .trimEnd()
    .split('\n')
    .map(line => (JSON.parse(line) as { verdict?: string }).verdict)
  expect(odd(verdicts)).toEqual([])
})

test('the terminal: a card a day, and a person for each guess', async () => {
  const world = await makeWorld()
  const answer = async (row: BankRow, day: number, guess: string): Promise<string | undefined> => {
    let shown = ''
    await play({
      ...world,
      clock: () => instant(MONDAY + day * 24 * HOUR),
      zone: 'UTC',
      profile: `person ${guess}`,
      look: { width: 72, style: noColours, texts: en, locale: 'en' },
      lines: () => ({ next: async () => guess, close: () => {} }),
      write: text => (shown += text),
      isInteractive: false,
    })
    expect(shown, row.id).not.toContain('already')
    return verdictIn(shown)
  }
  try {
    const verdicts: (string | undefined)[] = []
    for (const [day, row] of rows.entries()) {
      await world.build([workedCard(row)])
      for (const guess of guesses) verdicts.push(await answer(row, day, guess))
    }
    expect(odd(verdicts)).toEqual([])
  } finally {
    await world.end()
  }
})

test('Discord: a channel for each card, and a person for each guess', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'prepdeck-bank-'))
  const hall = await openHall(folder, rows.map(workedCard))
  try {
    const people = await Promise.all(guesses.map(() => hall.newcomer()))
    const verdicts: (string | undefined)[] = []
    for (const { row, guess } of asked) {
      const user = people[guesses.indexOf(guess)]
      if (!user) throw new Error(guess)
      const opened = await hall.form(row.id, user)
      verdicts.push(verdictIn(said(messageOf(await submit(hall.local, opened, guess, user)))))
    }
    expect(odd(verdicts)).toEqual([])
  } finally {
    expect(await hall.close()).toEqual({ violations: [], errors: [] })
    rmSync(folder, { recursive: true })
  }
}, 300_000)
