// Runs surfaces.yaml through the lines of scripts, the command line, the terminal and Discord: one verdict, echo and reason on all four.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArguments } from '../../src/cli/arguments.ts'
import { exitCodes } from '../../src/cli/exit-code.ts'
import { verb } from '../../src/cli/grade.ts'
import type { NumericCard } from '../../src/domain/deck/card.ts'
import { parseTolerance } from '../../src/domain/grading/tolerance-text.ts'
import { prepdeck, type Finished } from '../cli/process.ts'
import { writeDecks } from '../discord/deck.ts'
import { openHall, type Hall } from '../discord/hall.ts'
import { messageOf, said, submit } from '../discord/played.ts'
import { surfaceRows as rows, type SurfaceCard, type SurfaceRow } from './tables.ts'

/** How a verdict begins where people read it; a mistake is told by what is said to it. */
const headlines = {
  right: 'Right.',
  wrong: 'Not right.',
  mistake: 'Not right.',
  imprecise: 'Right, but rounded too far.',
  unitSlip: 'Right but for the unit.',
  ungradable: 'not count as an attempt',
}

const titled = rows.map(row => {
  const title = row.typed.length > 40 ? `${row.typed.length} signs` : row.typed
  return [`${title} for ${row.card.answer} ${row.card.unit ?? ''} (${row.locale ?? 'en'})`, row] as const
})

let folder: string
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'prepdeck-surfaces-'))
  for (const deckId of deckIds) await writeDecks(join(folder, deckId), cards(deckId))
})
afterAll(() => rmSync(folder, { recursive: true }))

const deckIds = [...new Set(rows.map(({ deckId }) => deckId))]
const cards = (deckId: string): readonly NumericCard[] =>
  rows
    .filter(row => row.deckId === deckId)
    .slice(0, 1)
    .map(({ card }) => cardOf(deckId, card))

function cardOf(deckId: string, { answer, tolerance, unit, names, mistakes }: SurfaceCard): NumericCard {
  const parsed = parseTolerance(tolerance)
  if (!parsed.ok) throw new Error(tolerance)
  return {
    kind: 'numeric',
    deckId,
    id: 'card',
    noteId: 'note',
    tags: [],
    difficulty: 'easy',
    language: 'en',
    params: Object.entries(names).map(([name, value]) => ({ name, kind: 'choices', values: [value] })),
    lets: [],
    answer,
    tolerance: parsed.value,
    ...(unit === undefined ? {} : { unit }),
    mistakes: mistakes.map(({ formula }) => ({ formula, credit: '0' })),
    texts: { en: { title: 'Question', body: 'How much?', hints: [], says: mistakes.map(({ says }) => says) } },
  }
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** What a row leads to, as people read it. */
const promised = ({ verdict, readAs, says = '' }: SurfaceRow): readonly string[] => [
  headlines[verdict],
  ...(readAs === undefined ? [] : [`Read as ${readAs} ·`]),
  says,
]
/** What of that stands in `text`, line breaks aside; and every headline that does not belong there. */
function kept(text: string, row: SurfaceRow): readonly string[] {
  const shown = oneLine(text)
  const others = new Set(Object.values(headlines).filter(headline => headline !== headlines[row.verdict]))
  return [...promised(row), ...others].filter(part => shown.includes(part))
}

/** What was typed with carets under the span, where the signs before it are one column wide. */
const marked = ({ typed, span }: SurfaceRow, indent: string): string =>
  span ? `\n${indent}${typed}\n${indent}${' '.repeat(span[0])}${'^'.repeat(span[1] - span[0])}\n` : ''

describe('prepdeck grade --jsonl', () => {
  let answers: string[]
  beforeAll(async () => {
    const lines = rows.map(({ typed, locale, card: { answer, names, mistakes, ...card } }) =>
      JSON.stringify({
        answer: typed,
        key: answer,
        vars: Object.fromEntries(Object.entries(names).map(([name, value]) => [name, Number(value)])),
        mistakes,
        locale,
        ...card,
      }),
    )
    answers = (await prepdeck(['grade', '--jsonl'], { input: lines.join('\n') })).stdout.trimEnd().split('\n')
    expect(answers).toHaveLength(rows.length)
  })

  test.each(titled.map(([title, row], at) => [title, row, at] as const))('%s', (_, row, at) => {
    const { verdict, readAs, says, span } = row
    expect(JSON.parse(answers[at] ?? '')).toMatchObject({
      verdict,
      ...(readAs === undefined ? {} : { readAs }),
      ...(verdict === 'ungradable'
        ? { reason: { message: says, ...(span ? { start: span[0], end: span[1] } : {}) } }
        : {}),
      ...(verdict === 'mistake' ? { says: [says] } : {}),
      ...(verdict === 'unitSlip' ? { slip: { message: says } } : {}),
    })
  })
})

/** The command line that asks a row; behind -- an answer may begin with a sign. */
const asCommand = ({ typed, locale, card: { answer, tolerance, unit, names, mistakes } }: SurfaceRow): string[] => [
  ...(locale === undefined ? [] : ['--locale', locale]),
  ...(unit === undefined ? [] : ['--unit', unit]),
  ...Object.entries(names).flatMap(([name, value]) => ['--set', `${name}=${value}`]),
  ...mistakes.flatMap(({ formula, says }) => ['--mistake', `${formula}: ${says}`]),
  '--key',
  answer,
  '--tolerance',
  tolerance,
  '--',
  typed,
]

/** What the verb does with a command line, without a process of its own. */
async function called(argv: readonly string[]): Promise<Finished> {
  const args = readArguments(verb, argv)
  if (!args.ok) throw new Error(args.error)
  const out = { stdout: '', stderr: '' }
  const code = await verb.run({
    args: args.value,
    env: {},
    cwd: folder,
    stdin: Readable.from([]),
    stdout: { write: (text: string) => (out.stdout += text) },
    stderr: { write: (text: string) => (out.stderr += text) },
    stop: new AbortController().signal,
  })
  return { code, ...out }
}

describe('prepdeck grade', () => {
  const firsts = new Set(Object.keys(headlines).map(kind => rows.find(({ verdict }) => verdict === kind)))
  const asked = (row: SurfaceRow): Promise<Finished> =>
    firsts.has(row) ? prepdeck(['grade', ...asCommand(row)]) : called(asCommand(row))
  const [refused, graded] = [true, false].map(isRefused =>
    titled.filter(([, { verdict }]) => (verdict === 'ungradable') === isRefused),
  )

  test.each(graded ?? [])('%s', async (_, row) => {
    const { verdict, readAs, says } = row
    const lines = [`${verdict}, read as ${readAs}`, ...(says === undefined ? [] : [says])]
    expect(await asked(row)).toEqual({ code: exitCodes.done, stdout: `${lines.join('\n')}\n`, stderr: '' })
  })

  test.each(refused ?? [])('%s', async (_, row) => {
    const { code, stdout, stderr } = await asked(row)
    expect({ code, stdout }).toEqual({ code: exitCodes.content, stdout: '' })
    expect(stderr).toMatch(/^ungradable\n/)
    expect(stderr.endsWith(`\n${row.says}\n`)).toBe(true)
    expect(stderr).toContain(marked(row, '  '))
  })
})

/** A round ends with the first answer that counts: all that do not, then one that does, then one round for each other. */
const rounds = [...Map.groupBy(rows, ({ deckId, locale = 'en' }) => `${deckId} ${locale}`)].flatMap(
  ([title, asked]) => {
    const refused = asked.filter(({ verdict }) => verdict === 'ungradable')
    const [first, ...others] = asked.filter(({ verdict }) => verdict !== 'ungradable')
    const round = first ? [...refused, first] : refused
    return [round, ...others.map(row => [row])].map((typed, index) => [`${title} ${index + 1}`, typed] as const)
  },
)

describe('prepdeck play', () => {
  test.concurrent.each(rounds)('%s', async (title, round) => {
    const [deckId = '', locale = ''] = title.split(' ')
    const args = ['play', '--deck', join(folder, deckId, 'deck.sqlite'), '--locale', locale]
    const input = round.map(({ typed }) => `${typed}\n`).join('')
    const data = join(folder, 'terminal', title)
    const { code, stdout, stderr } = await prepdeck(args, { input, env: { DATA_DIR: data } })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    const [, ...replies] = stdout.split(/^(?=That could not be read|Right|Not right)(?!Right answer)/m)
    expect(replies).toHaveLength(round.length)
    for (const [at, row] of round.entries()) {
      expect(kept(replies[at] ?? '', row)).toEqual(promised(row))
      expect(replies[at]).toContain(marked(row, '  '))
    }
    expect(stdout).toContain(round.at(-1)?.verdict === 'ungradable' ? 'No answer yet' : 'Streak 1 ')
  })
})

describe('Discord', () => {
  let hall: Hall
  beforeAll(async () => {
    hall = await openHall(join(folder, 'discord'), deckIds.flatMap(cards))
  })
  afterAll(async () => {
    expect(await hall.close()).toEqual({ violations: [], errors: [] })
  })

  test.each(titled.filter(([, { over }]) => over === undefined))('%s', async (_, row) => {
    const user = await hall.newcomer(row.locale)
    const opened = await hall.form(row.deckId, user)
    const reply = said(messageOf(await submit(hall.local, opened, row.typed, user)))
    expect(kept(reply.replaceAll('\u2060', '').replace(/\\(.)/g, '$1'), row)).toEqual(promised(row))
    expect(reply).toContain(marked(row, ''))
  })

  test.each(titled.filter(([, { over }]) => over !== undefined))('%s is more than can be sent', async (_, row) => {
    const { over, typed } = row
    const user = await hall.newcomer(row.locale)
    const opened = await hall.form(row.deckId, user)
    expect(JSON.stringify(opened.modal)).toContain(`"max_length":${over}`)
    expect(await submit(hall.local, opened, typed, user)).toMatchObject({
      interaction_id: null,
      reason: `"text" takes 1 to ${over} characters, not ${typed.length}.`,
    })
  })
})
