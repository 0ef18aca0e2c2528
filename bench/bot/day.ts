// Owns the tables of the running bot: two days of very many servers, beside a sandbox that keeps Discord's limits.
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import SqliteClient from 'better-sqlite3'
import { RESULTS_DELAY_MS } from '../../src/domain/play/drop.ts'
import { DAY, MINUTE, SECOND } from '../../src/domain/time.ts'
import { atMost, figures, type Table } from '../report.ts'
import { controlOf, type Control } from './control.ts'
import { createLoad, type Load } from './load.ts'
import { startBotProcess, startSandboxProcess, type Bot } from './processes.ts'
import { percentile } from './spread.ts'
import { buildDeck, makeQuizzes, makeServers, type Size } from './world.ts'

const time = '09:00'
const rates = [50, 200, 500] as const
/** Of which the goals speak. */
const usualRate = 200
const measuredS = 15
/** Whatever takes longer than this has failed. */
const longestMs = 11 * MINUTE

export async function measureDay(folder: string, size: Size): Promise<Table[]> {
  const sandbox = await startSandboxProcess()
  try {
    const control = controlOf(sandbox.url)
    buildDeck(folder)
    const empty = await startBotProcess(sandbox.url, folder)
    await empty.stop()
    const { players, quizzes } = await makeServers(control, size)
    const dueAt = await makeQuizzes(control, folder, quizzes, time)
    const bot = await startBotProcess(sandbox.url, folder)
    try {
      // The servers are still coming after READY.
      await sleep(10 * SECOND)
      const started = bot.memory()
      const due = { control, folder, count: size.servers }
      const load = createLoad(control, players)
      const alone = await posted({ ...due, kind: 'drop', opensAt: dueAt, dueAt })
      const quiet: Load[] = []
      for (const rate of rates) quiet.push(await load.run(rate, sleep(measuredS * SECOND)))
      const closesAt = dueAt + DAY
      const questions = posted({ ...due, kind: 'drop', opensAt: closesAt, dueAt: closesAt })
      const whilePosting = await load.run(usualRate, questions)
      const results = posted({ ...due, kind: 'result', opensAt: dueAt, dueAt: closesAt + RESULTS_DELAY_MS })
      const whileDrawing = await load.run(usualRate, results)
      const refused = await bot.figure('rate_limited_total')
      return [
        startTable(size, [empty.readyMs, bot.readyMs], started, bot.memory()),
        acknowledgementTable([
          ...quiet.map(each => ['alone', each] as const),
          ['while questions are posted', whilePosting],
          ['while results are written and pictures drawn', whileDrawing],
        ]),
        busyTable(size, [alone, await questions, (await results) + RESULTS_DELAY_MS], refused),
      ]
    } finally {
      await bot.stop()
    }
  } finally {
    await sandbox.stop()
  }
}

/** Messages that are due at a moment, of drops that opened at one. */
interface Due {
  readonly control: Control
  readonly folder: string
  readonly kind: 'drop' | 'result'
  readonly count: number
  readonly opensAt: number
  readonly dueAt: number
}

/** Lets the moment come and waits until all are posted; milliseconds from when they were due to the last of them; Infinity: not all in time. */
async function posted({ control, folder, kind, count, opensAt, dueAt }: Due): Promise<number> {
  const { now } = await control<{ now: number }>('GET', '/clock')
  if (now < dueAt) await control('POST', '/clock', { now: dueAt })
  const client = new SqliteClient(join(folder, 'play.sqlite'), { readonly: true })
  const read = client.prepare<[string, number], { readonly found: number; readonly lastAt: number }>(
    `select count(*) as found, max(settled_at) as lastAt from message join "drop" on "drop".id = message.drop_id
     where message.kind = ? and message.state = 'posted' and opens_at = ?`,
  )
  try {
    for (const until = performance.now() + longestMs; performance.now() < until; await sleep(SECOND / 2)) {
      const { found, lastAt } = read.get(kind, opensAt) ?? { found: 0, lastAt: 0 }
      if (found === count) return lastAt - dueAt
    }
    return Number.POSITIVE_INFINITY
  } finally {
    client.close()
  }
}

function startTable(
  { servers, channels, roles }: Size,
  [empty = 0, many = 0]: readonly number[],
  started: Memory,
  ended: Memory,
): Table {
  const row = (name: string, ms: string, { now, peak }: Memory): string[] => [
    name,
    ms,
    `${figures(now)} MB`,
    `${figures(peak)} MB`,
  ]
  return {
    title: 'Start and memory',
    says: `From the start of the process to READY with no server and with ${servers.toLocaleString('en')} of ${channels} channels and ${roles} roles, each with a quiz; memory is that of the whole process, ten seconds after READY and after all that the tables below measure.`,
    head: ['', 'READY after', 'resident', 'at most'],
    rows: [
      ['no server', `${figures(empty)} ms`, '', ''],
      row(`${servers.toLocaleString('en')} servers`, `${figures(many)} ms`, started),
      row('after two days', '', ended),
    ],
    goals: [
      atMost('from the start to READY', Math.max(empty, many) / 1_000, 2, ' s'),
      atMost('resident', Math.max(started.now, ended.now), 300, ' MB'),
    ],
  }
}
type Memory = ReturnType<Bot['memory']>

function acknowledgementTable(rows: readonly (readonly [beside: string, load: Load])[]): Table {
  const usual = rows.filter(([, { asked }]) => asked === usualRate)
  return {
    title: 'Acknowledgements',
    says:
      'From the click of somebody in the sandbox to the first response of the bot that comes back to them, over loopback: ' +
      'questions, forms, answers, streaks and boards at a rate that does not wait for the bot. Bot, sandbox and those who ' +
      'click share the processors.',
    head: ['Beside', 'asked a second', 'came', 'median', '99 % below', 'slowest', 'without a response'],
    rows: rows.map(([beside, { asked, perSecond, waited, failed }]) => [
      beside,
      String(asked),
      figures(perSecond),
      `${figures(percentile(waited, 0.5))} ms`,
      `${figures(percentile(waited, 0.99))} ms`,
      `${figures(Math.max(...waited))} ms`,
      String(failed),
    ]),
    goals: usual.map(([beside, { waited }]) =>
      atMost(`99 % at ${usualRate} a second, ${beside}`, percentile(waited, 0.99), 50, ' ms'),
    ),
  }
}

function busyTable({ servers }: Size, [alone = 0, loaded = 0, results = 0]: readonly number[], refused: number): Table {
  const many = servers.toLocaleString('en')
  const seconds = (ms: number): string =>
    Number.isFinite(ms) ? `${figures(ms / SECOND)} s` : `more than ${longestMs / SECOND} s`
  return {
    title: 'A busy minute',
    says: `${many} quizzes with the same minute, and the buttons of the day before; the results come ${RESULTS_DELAY_MS / SECOND} s after the close. Each request within Discord's limits, which the sandbox keeps.`,
    head: ['Messages', 'interactions a second', 'the last one after'],
    rows: [
      [`${many} questions`, '0', seconds(alone)],
      [`${many} questions`, String(usualRate), seconds(loaded)],
      [`${many} results, from the close`, String(usualRate), seconds(results)],
    ],
    goals: [
      atMost('questions', alone / SECOND, 70, ' s'),
      atMost(`questions beside ${usualRate} interactions a second`, loaded / SECOND, 70, ' s'),
      atMost('results from the close', results / MINUTE, 10, ' min'),
      { what: `requests that Discord refused for their number: ${refused}, allowed 0`, isMet: refused === 0 },
    ],
  }
}
