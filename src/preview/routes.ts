// Owns what the preview answers: the same addresses and shapes as the sandbox, so that its page draws the messages.
import { MessageFlags } from 'discord-api-types/v10'
import type { Clock } from '../domain/time.ts'
import { textOf } from '../domain/deck/card.ts'
import type { Desked, DeskedDeck } from './cards.ts'
import type { Desk, Outcome, Said } from './desk.ts'

export type Answer =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: number; readonly error: string }

/** One request below `/sandbox/`: its query, and its body as read from JSON. */
export interface Asked {
  readonly query: URLSearchParams
  readonly body: Readonly<Record<string, unknown>>
}

const author = { id: '1', username: 'prepdeck', global_name: 'prepdeck', bot: true }

type Route = (desk: Desk, asked: Asked, clock: Clock) => unknown

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** Languages of the decks: each is a person of the page, who sees the card in it. */
const localesOf = (desk: Desk): string[] => [...new Set(desk.decks().flatMap(({ deck }) => deck.locales))]

const routes: Readonly<Record<string, Route>> = {
  'GET world': (desk, _, clock) => ({
    bot: author,
    guilds: desk.decks().map(({ deck, cards }) => ({
      id: deck.id,
      name: deck.title,
      members: [],
      channels: cards.map(({ id, card }) => ({ id, name: card.texts[card.language]?.title ?? card.id, type: 0 })),
    })),
    users: localesOf(desk).map(locale => ({ id: locale, username: languageName(locale), locale })),
    clock: { now: clock(), offset: 0 },
  }),
  'GET clock': (_desk, _asked, clock) => ({ now: clock(), offset: 0 }),
  'GET commands': () => [],
  'GET desk': (desk, { query }) => ({
    cards: desk.decks().flatMap(each => each.cards.map(card => lineOf(card, each, text(query.get('user_id'))))),
    problems: desk.problems(),
  }),
  'GET messages': async (desk, { query }) => {
    const card = text(query.get('card'))
    const said = await desk.talk(card, text(query.get('user_id')))
    return said?.map(each => messageOf(each, card))
  },
  'POST act/draw': async (desk, { body }) => outcomeOf(await desk.redraw(text(body.card), text(body.user_id))),
  'POST act/reveal': async (desk, { body }) => outcomeOf(await desk.reveal(text(body.card), text(body.user_id))),
  'POST act/component': async (desk, { body }) =>
    outcomeOf(await desk.press(text(body.message_id), text(body.custom_id))),
  'POST act/modal': async (desk, { body }) =>
    outcomeOf(await desk.submit(text(body.interaction_id), Object(body.values) as Record<string, unknown>)),
}

/** A card in the list of cards, for whoever reads `locale`; what it leaves out is in the deck's own language. */
const lineOf = ({ id, card, note, texts }: Desked, { deck }: DeskedDeck, locale: string): object => ({
  id,
  deck: deck.id,
  deckTitle: deck.translations?.[locale]?.title ?? deck.title,
  title: textOf(card, locale).title,
  note: texts[locale]?.title ?? note,
  kind: card.kind,
})

/** Carries out `method` and `path` (behind `/sandbox/`). */
export async function run(desk: Desk, clock: Clock, method: string, path: string, asked: Asked): Promise<Answer> {
  // The page asks for the messages of a channel; a channel is a card here.
  const card = /^channels\/(\d+)\/messages$/.exec(path)?.[1]
  if (card !== undefined) asked.query.set('card', card)
  const name = `${method} ${card === undefined ? path : 'messages'}`
  const body = Object.hasOwn(routes, name) ? await routes[name]?.(desk, asked, clock) : undefined
  if (body === undefined) return { ok: false, status: 404, error: `There is no ${method} ${path}.` }
  return { ok: true, body }
}

function outcomeOf(outcome: Outcome): object {
  switch (outcome.kind) {
    case 'said':
      return { interaction_id: outcome.id, outcome: 'message' }
    case 'form':
      return { interaction_id: outcome.id, outcome: 'modal', modal: outcome.form }
    case 'refused':
      return { interaction_id: '', outcome: 'failed', reason: outcome.reason }
  }
}

const messageOf = ({ id, at, isPrivate, components }: Said, channel: string): object => ({
  id,
  channel_id: channel,
  author,
  content: '',
  timestamp: Temporal.Instant.fromEpochMilliseconds(at).toString(),
  flags: MessageFlags.IsComponentsV2 | (isPrivate ? MessageFlags.Ephemeral : 0),
  components,
})

function languageName(locale: string): string {
  return new Intl.DisplayNames([locale], { type: 'language' }).of(locale) ?? locale
}
