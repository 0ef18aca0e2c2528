// Owns one look at a card in one language: its numbers, and what the bot's own handlers say to what is pressed.
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { PlayStore } from '../app/play-store.ts'
import { revealDrop } from '../app/reveal-drop.ts'
import { components } from '../discord/components/all.ts'
import { decodeId } from '../discord/custom-id.ts'
import type { Call, FormValues, Modal, World } from '../discord/define.ts'
import { fit } from '../discord/view/budget.ts'
import { notice } from '../discord/view/notice.ts'
import { questionMessage } from '../discord/view/question.ts'
import { mineMessage } from '../discord/view/verdict.ts'
import type { Question } from '../app/reveal-drop.ts'
import type { Message } from '../discord/define.ts'
import type { Catalog } from '../i18n/en.ts'
import { cardKey, type Card } from '../domain/deck/card.ts'
import { resultsAt, type Drop } from '../domain/play/drop.ts'
import type { PersonId } from '../domain/play/quiz.ts'
import { everyDay } from '../domain/play/schedule.ts'
import { newQuizSettings } from '../domain/play/settings.ts'
import { after, HOUR, instant, MINUTE, type Clock, type Instant } from '../domain/time.ts'
import { catalogOf } from '../i18n/format.ts'

const WINDOW_HOURS = 168
/** Who reads: a Discord id as old as Discord, since what an answer counts for depends on the age of an account. */
const READER = '1'

/** A message as Discord would get it. */
type Shown = readonly APIMessageTopLevelComponent[]

/** What a press leads to: a message more, or a form. */
type Reply =
  | { readonly kind: 'message'; readonly components: readonly APIMessageTopLevelComponent[] }
  | { readonly kind: 'form'; readonly form: Modal }

export interface Sitting {
  readonly question: () => Promise<Shown>
  /** The question with answer and working, as everybody has it after the results. */
  readonly solution: () => Promise<Shown>
  /** A button of `message`, or a filled form. Undefined: the custom id is none of the bot's. */
  readonly act: (
    customId: string,
    values: FormValues,
    message: readonly APIMessageTopLevelComponent[] | undefined,
  ) => Promise<Reply | undefined>
}

/**
 * Opens a drop of this card alone in a play file in memory, so that everything shown is what the bot would show. Each
 * sitting draws numbers of its own.
 */
export async function sitDown(
  world: World,
  asked: { readonly card: Card; readonly locale: string; readonly name: string },
): Promise<Sitting> {
  const { store, clock } = world
  const { card, locale, name } = asked
  const texts = catalogOf(locale)
  const drop = await openFor(store, card, { name, locale, now: clock() })
  const account = { kind: 'discord', userId: READER } as const
  const person = await store.person(account, locale, drop.opensAt)
  let calls = 0
  const show = async (at: Instant, view: (question: Question, texts: Catalog) => Message): Promise<Shown> => {
    const reveal = await revealDrop(store, { drop: drop.id, person: person.id, at, locale })
    if (reveal.kind === 'undrawable') return fit(notice(texts.bot.drops.undrawable), texts.bot.shortened)
    if (reveal.kind !== 'revealed') throw new Error(`a drop of the preview is ${reveal.kind}`)
    return fit(view(reveal.question, texts), texts.bot.shortened)
  }
  const question = async (): Promise<Shown> => show(within(drop, clock), questionMessage)
  return {
    question,
    solution: async () => {
      await question()
      return show(resultsAt(drop), (asked, its) => mineMessage(asked, its, 'whole'))
    },
    act: async (customId, values, message) => {
      const decoded = decodeId(customId)
      if (!decoded) return undefined
      const id = `${name}:${(calls += 1)}`
      const call = callFor({ id, at: within(drop, clock), guildId: card.deckId, locale, message, person })
      const reply = await components[decoded.route].run(call, decoded.fields as never, world, values) // its own route's
      if ('custom_id' in reply) return { kind: 'form', form: reply }
      return { kind: 'message', components: fit('message' in reply ? reply.message : reply, texts.bot.shortened) }
    },
  }
}

async function openFor(
  store: PlayStore,
  card: Card,
  { name, locale, now }: { readonly name: string; readonly locale: string; readonly now: Instant },
): Promise<Drop> {
  const opensAt = instant(Math.floor(now / MINUTE) * MINUTE)
  const time = Temporal.Instant.fromEpochMilliseconds(opensAt).toZonedDateTimeISO('UTC').toPlainTime()
  const settings = {
    ...newQuizSettings,
    deckId: card.deckId,
    schedule: { weekdays: everyDay, time: time.toString({ smallestUnit: 'minute' }), zone: 'UTC' },
    windowHours: WINDOW_HOURS,
    locale,
  }
  const place = { kind: 'discord', guildId: card.deckId, channelId: name } as const
  const quiz = await store.configureQuiz(place, settings, undefined, after(opensAt, -MINUTE))
  const { id: secretId } = await store.currentSecret()
  const drop = await store.openDrop({
    quizId: quiz.id,
    opensAt: quiz.nextOpensAt,
    closesAt: after(opensAt, WINDOW_HOURS * HOUR),
    nextOpensAt: after(opensAt, WINDOW_HOURS * HOUR),
    settings,
    // The name is this sitting's own, so it can name the card as it is now.
    pool: [{ key: cardKey(card.deckId, card.id), hash: name, card }],
    secretId,
    skip: false,
  })
  if (!drop) throw new Error(`the drop of ${card.id} does not open`)
  return drop
}

/** Now, as long as the drop is open; a page may stay open for longer. */
const within = ({ closesAt }: Drop, clock: Clock): Instant => {
  const now = clock()
  return now < closesAt ? now : after(closesAt, -1)
}

function callFor(of: {
  readonly id: string
  readonly at: Instant
  readonly guildId: string
  readonly locale: string
  readonly message: readonly APIMessageTopLevelComponent[] | undefined
  readonly person: { readonly id: PersonId; readonly name: string }
}): Call {
  return {
    id: of.id,
    at: of.at,
    userId: READER,
    userName: of.locale,
    guildId: of.guildId,
    channelId: undefined,
    canManage: true,
    canGiveRoles: true,
    uploadLimit: 0,
    botMay: 0n,
    locale: of.locale,
    texts: catalogOf(of.locale),
    guildLocale: of.locale,
    roleIds: [],
    namedRoles: [],
    joinedAt: undefined,
    message: of.message && { id: of.id, authorId: of.id, components: of.message, isPrivate: true },
    person: () => Promise.resolve(of.person),
  }
}
