// Owns `prepdeck play`: opens deck and play file for a round on the terminal.
import { join, resolve } from 'node:path'
import { StoreUnavailable } from '../app/play-store.ts'
import { readConfig } from '../config/config.ts'
import { catalogLocale, catalogOf } from '../i18n/format.ts'
import { deckSource } from '../storage/deck/source.ts'
import { openPlayStore } from '../storage/play/open.ts'
import { readLines } from '../terminal/lines.ts'
import { play } from '../terminal/play.ts'
import { colours, noColours } from '../terminal/style.ts'
import { systemClock } from './clock.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

/** Longer lines are hard to read, whatever the terminal allows. */
const MOST_COLUMNS = 100
/** Where the output says nothing of columns. */
const DEFAULT_COLUMNS = 80
const LEAST_COLUMNS = 20

export const verb: Verb = {
  name: 'play',
  summary: "answer today's question here and keep your streak",
  usage: '',
  positionals: 0,
  options: {
    deck: { says: 'the deck file (default: deck.sqlite in DATA_DIR)', value: 'file' },
    locale: { says: 'language of question and answers, such as en or zh-CN (default: the system’s)', value: 'tag' },
    profile: { says: 'whose streak it is (default: local)', value: 'name' },
  },
  examples: [
    ['prepdeck play', "asks today's question"],
    ['echo 42 | prepdeck play', 'answers it from a pipe'],
    ['printf "/hint\\n42\\n" | prepdeck play', 'a hint first, which costs part of the points'],
    ['prepdeck play --locale zh-CN', 'in Chinese'],
  ],
  run: async io => {
    const config = readConfig(io.env)
    if (!config.ok) return refused(io, config.error.join('\n'))
    const given = valueOf(io.args, 'locale')
    const locale = given === undefined ? systemLocale(io.env) : localeIn(given)
    if (locale === undefined) {
      io.stderr.write(`--locale "${given}" is no language tag; allowed are tags such as en, en-GB or zh-CN\n`)
      return exitCodes.usage
    }
    const data = resolve(io.cwd, config.value.DATA_DIR)
    const deck = valueOf(io.args, 'deck')
    return playWith(io, { data, deck: deck === undefined ? join(data, 'deck.sqlite') : resolve(io.cwd, deck), locale })
  },
}

async function playWith(
  io: Io,
  paths: { readonly data: string; readonly deck: string; readonly locale: string },
): Promise<ExitCode> {
  const texts = catalogOf(paths.locale)
  const decks = deckSource(paths.deck)
  const file = decks.current()
  if (!file.ok) {
    const { code, args } = file.error
    return refused(io, texts.deckFile[code](paths.deck, String(args.detail ?? '')))
  }
  const opened = await openPlayStore(join(paths.data, 'play.sqlite'))
  if (!opened.ok) {
    decks.close()
    return refused(io, texts.playFile[opened.error.code](opened.error.path))
  }
  const isShown = io.stdout.isTTY === true
  // A terminal that does not know its size says 0.
  const columns = io.stdout.columns || DEFAULT_COLUMNS
  try {
    const outcome = await play({
      store: opened.value,
      decks,
      clock: systemClock,
      zone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      profile: valueOf(io.args, 'profile') ?? 'local',
      look: {
        width: Math.max(LEAST_COLUMNS, Math.min(columns, MOST_COLUMNS)),
        style: isShown && !io.env.NO_COLOR ? colours : noColours,
        texts,
        locale: paths.locale,
      },
      lines: () => readLines(io.stdin, io.stop),
      write: text => io.stdout.write(text),
      isInteractive: isShown && io.stdin.isTTY === true,
    })
    return outcome === 'done' ? exitCodes.done : exitCodes.configuration
  } catch (error) {
    if (!(error instanceof StoreUnavailable) || error.code === 'closed') throw error
    return refused(io, `${texts.terminal.storage} ${texts.playFile[error.code](join(paths.data, 'play.sqlite'))}`)
  } finally {
    decks.close()
    await opened.value.close()
  }
}

function refused(io: Io, line: string): ExitCode {
  io.stderr.write(`${line}\n`)
  return exitCodes.configuration
}

/** The tag in its canonical form (`zh_cn` is zh-CN), or undefined. */
function localeIn(given: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(given.replaceAll('_', '-'))[0]
  } catch {
    return undefined
  }
}

/** The language of the environment (POSIX, "Locale"): the first of LC_ALL, LC_MESSAGES, LANG that is set. */
function systemLocale(env: Io['env']): string {
  const named = env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  const tag = named.replace(/[.@].*$/, '')
  return localeIn(tag) ?? catalogLocale(undefined)
}
