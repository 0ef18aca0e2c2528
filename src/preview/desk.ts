// Owns the preview's state: what is on the desk now, what has been said of each card, and who wants to know of changes.
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import type { Modal, World } from '../discord/define.ts'
import type { Deck } from '../domain/deck/deck.ts'
import { createNumbering, type Desked, type DeskedDeck } from './cards.ts'
import { sitDown, type Sitting } from './sitting.ts'

/** A problem in the notes as the page shows it. */
export interface ShownProblem {
  readonly severity: 'error' | 'warning'
  readonly code: string
  /** `file:line:column`. */
  readonly place: string
  readonly message: string
  /** The line with its carets. */
  readonly excerpt: readonly string[]
  readonly fix?: string
}

/** One compilation of the notes. */
interface Compiled {
  readonly decks: readonly Deck[]
  readonly problems: readonly ShownProblem[]
}

/** A message of the talk about a card; `isPrivate`: only the person who pressed would see it. */
export interface Said {
  readonly id: string
  readonly at: number
  readonly isPrivate: boolean
  readonly components: readonly APIMessageTopLevelComponent[]
}

/** What a press or a form led to; `refused` says why nothing happened. */
export type Outcome =
  | { readonly kind: 'said'; readonly id: string }
  | { readonly kind: 'form'; readonly id: string; readonly form: Modal }
  | { readonly kind: 'refused'; readonly reason: string }

export interface Desk {
  readonly decks: () => readonly DeskedDeck[]
  readonly problems: () => readonly ShownProblem[]
  /** What has been said of a card in a language; the first look draws its numbers. Undefined: no such card or language. */
  readonly talk: (card: string, locale: string) => Promise<readonly Said[] | undefined>
  /** Begins the talk of a card anew, with other numbers. */
  readonly redraw: (card: string, locale: string) => Promise<Outcome>
  /** Says answer and working as everybody has them after the results. */
  readonly reveal: (card: string, locale: string) => Promise<Outcome>
  /** Presses a button of a message. */
  readonly press: (message: string, customId: string) => Promise<Outcome>
  /** Sends a form that a press has opened, with its values by custom id. */
  readonly submit: (form: string, values: Readonly<Record<string, unknown>>) => Promise<Outcome>
  /** Takes a new compilation; the talks of cards that are as they were go on. */
  readonly replace: (compiled: Compiled) => Promise<void>
  /** Calls `changed` after every replacement; gives the way to end that. */
  readonly subscribe: (changed: () => void) => () => void
}

interface Talk {
  readonly card: string
  /** The card as it was: another one begins another talk. */
  readonly content: string
  readonly sitting: Sitting
  readonly said: Said[]
  /** The custom ids of the forms that it has opened. */
  readonly forms: Map<string, string>
}

/** An empty desk. `world.store` is a play file of its own: every talk is a drop in it. */
export function createDesk(world: World): Desk {
  const number = createNumbering()
  let decks: readonly DeskedDeck[] = []
  let problems: readonly ShownProblem[] = []
  let last = 0
  const next = (): string => String((last += 1))
  const talks = new Map<string, Promise<Talk>>()
  const watchers = new Set<() => void>()

  const find = (id: string): Desked | undefined => decks.flatMap(({ cards }) => cards).find(each => each.id === id)
  const say = (talk: Talk, components: Said['components'], isPrivate: boolean): Outcome => {
    const id = next()
    talk.said.push({ id, at: world.clock(), isPrivate, components })
    return { kind: 'said', id }
  }
  const begin = async ({ id, card }: Desked, locale: string): Promise<Talk> => {
    const sitting = await sitDown(world, { card, locale, name: `${id}-${next()}` })
    const talk: Talk = { card: id, content: JSON.stringify(card), sitting, said: [], forms: new Map() }
    say(talk, await sitting.question(), false)
    return talk
  }
  const talkOf = async (card: string, locale: string): Promise<Talk | undefined> => {
    const desked = find(card)
    // Only so many languages: whoever asks in others must not fill the memory.
    if (!desked || !decks.some(({ deck }) => deck.locales.includes(locale))) return undefined
    const key = `${card} ${locale}`
    const talk = talks.get(key) ?? begin(desked, locale)
    talks.set(key, talk)
    talk.catch(() => talks.delete(key))
    return talk
  }
  const act = async (talk: Talk, customId: string, ...rest: Rest<Sitting['act']>): Promise<Outcome> => {
    const reply = await talk.sitting.act(customId, ...rest)
    if (!reply) return { kind: 'refused', reason: `the bot has no button "${customId}"` }
    if (reply.kind === 'message') return say(talk, reply.components, true)
    const id = next()
    talk.forms.set(id, reply.form.custom_id)
    return { kind: 'form', id, form: reply.form }
  }
  const gone: Outcome = { kind: 'refused', reason: 'the notes have changed meanwhile; begin with other numbers' }
  return {
    decks: () => decks,
    problems: () => problems,
    talk: async (card, locale) => (await talkOf(card, locale))?.said,
    redraw: async (card, locale) => {
      talks.delete(`${card} ${locale}`)
      const talk = await talkOf(card, locale)
      return talk ? { kind: 'said', id: talk.said[0]?.id ?? '' } : gone
    },
    reveal: async (card, locale) => {
      const talk = await talkOf(card, locale)
      return talk ? say(talk, await talk.sitting.solution(), true) : gone
    },
    press: async (message, customId) => {
      for (const talk of await Promise.all(talks.values())) {
        const said = talk.said.find(({ id }) => id === message)
        if (said) return act(talk, customId, new Map(), said.components)
      }
      return gone
    },
    submit: async (form, values) => {
      for (const talk of await Promise.all(talks.values())) {
        const customId = talk.forms.get(form)
        if (customId === undefined) continue
        const filled = Object.entries(values).map(([name, value]) => [name, [value].flat().map(String)] as const)
        const outcome = await act(talk, customId, new Map(filled), undefined)
        if (outcome.kind === 'said') talk.forms.delete(form)
        return outcome
      }
      return gone
    },
    replace: async compiled => {
      decks = number(compiled.decks)
      problems = compiled.problems
      for (const [key, talk] of talks) {
        const { card, content } = await talk
        if (JSON.stringify(find(card)?.card) !== content) talks.delete(key)
      }
      for (const changed of watchers) changed()
    },
    subscribe: changed => {
      watchers.add(changed)
      return () => void watchers.delete(changed)
    },
  }
}

type Rest<F> = F extends (first: never, ...rest: infer R) => unknown ? R : never
