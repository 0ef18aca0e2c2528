// Owns /season, for who manages the server: the competition that runs, the days of the next one, answers that stand out
// in it, and who is excluded from it.
import { flagsOf } from '../../app/fair-play.ts'
import type { Exclusion, Season } from '../../app/play-store.ts'
import type { PersonId, Quiz } from '../../domain/play/quiz.ts'
import { localDate } from '../../domain/time.ts'
import { action, type Call, type Command, type Message, type World } from '../define.ts'
import { changeQuiz } from '../quiz-settings.ts'
import { quizOf } from '../quizzes.ts'
import { plainText } from '../view/markdown.ts'
import { notice } from '../view/notice.ts'
import { flagsMessage, seasonMessage } from '../view/season.ts'

/** The one that has begun last, or the one before it, which is final a day after its last question. */
const which = { type: 'string', choices: ['running', 'last'] } as const

const show = action({
  options: { season: which },
  policy: 'private',
  async run(call, given, { store, ...world }) {
    const quiz = await quizOf(call, { store, ...world })
    if (!quiz.ok) return quiz.error
    const season = await seasonOf(store, quiz.value, given.season)
    const excluded = season ? inForce(await store.exclusions(season.id)) : []
    const name = nameFor(call, store)
    const named = await Promise.all(
      excluded.map(async ({ person, by, reason }) => ({ name: await name(person), by: await name(by), reason })),
    )
    return seasonMessage({ quiz: quiz.value, season, excluded: named }, call.texts)
  },
})

const start = action({
  options: { to: { type: 'string', required: true, maxLength: 10 }, from: { type: 'string', maxLength: 10 } },
  policy: 'private',
  async run(call, { to, from }, world) {
    const found = await quizOf(call, world)
    if (!found.ok) return found.error
    const quiz = found.value
    const { guildId } = call
    if (quiz.place.kind !== 'discord' || guildId === undefined) return notice(call.texts.bot.quizzes.guildOnly)
    const first = from ?? localDate(call.at, quiz.settings.schedule.zone)
    // The quiz's own channel: a command elsewhere in the server moves nothing.
    const there = { ...call, guildId, channelId: quiz.place.channelId }
    return changeQuiz(there, { season: `${first.trim()} ${to.trim()}` }, quiz, world)
  },
})

const flags = action({
  options: { season: which },
  policy: 'private',
  async run(call, given, world) {
    const words = call.texts.bot.seasonCommand.flags
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const { store } = world
    const season = await seasonOf(store, quiz.value, given.season)
    if (!season) return notice(call.texts.bot.seasonCommand.none)
    if (season.archivedAt !== null) return notice(words.over)
    const later = async (): Promise<Message> => {
      const found = await flagsOf(store, season.id, call.at, call.locale)
      const name = nameFor(call, store)
      const named = found.map(async flag => ({ ...flag, by: await name(flag.by), from: await name(flag.from) }))
      return flagsMessage(await Promise.all(named), call.texts)
    }
    return { message: notice(words.looking), later }
  },
})

const person = { type: 'user', required: true } as const
const reason = { type: 'string', required: true, maxLength: 200 } as const

const exclude = action({
  options: { person, reason, season: which },
  policy: 'private',
  run: (call, given, world) => decide(call, world, given, true),
})

const include = action({
  options: { person, reason, season: which },
  policy: 'private',
  run: (call, given, world) => decide(call, world, given, false),
})

export const season: Command = { name: 'season', managers: true, subcommands: { show, flags, start, exclude, include } }

/** Writes an exclusion or its end, with its reason, by whom and when. */
async function decide(
  call: Call,
  world: World,
  given: { readonly person: string; readonly reason: string; readonly season: Which | undefined },
  isExcluded: boolean,
): Promise<Message> {
  const { store } = world
  const words = call.texts.bot.seasonCommand
  const quiz = await quizOf(call, world)
  if (!quiz.ok) return quiz.error
  const season = await seasonOf(store, quiz.value, given.season)
  if (!season) return notice(words.none)
  const someone = await store.personOf(given.person)
  if (!someone) return notice(words.stranger)
  const isOut = inForce(await store.exclusions(season.id)).some(({ person: out }) => out === someone.id)
  if (isOut === isExcluded) return notice(words.already)
  const by = (await call.person()).id
  await store.exclude({ season: season.id, person: someone.id, isExcluded, by, reason: given.reason, at: call.at })
  const name = plainText(someone.name)
  return notice(isExcluded ? words.excluded(name) : words.included(name))
}

type Which = (typeof which.choices)[number]

async function seasonOf(
  { seasons }: World['store'],
  { id }: Quiz,
  asked: Which = 'running',
): Promise<Season | undefined> {
  const [running, last] = await seasons(id, 2)
  return asked === 'last' ? last : running
}

/** A person as who manages the server may see them: a mention, unless they have erased themselves. */
const nameFor =
  ({ texts }: Call, store: World['store']) =>
  async (id: PersonId): Promise<string> => {
    const account = await store.accountOf(id)
    return account === undefined ? texts.bot.board.nameless : `<@${account}>`
  }

/** The exclusions that hold: of each person the newest decision. */
const inForce = (decisions: readonly Exclusion[]): Exclusion[] =>
  [...new Map(decisions.map(each => [each.person, each])).values()].filter(({ isExcluded }) => isExcluded)
