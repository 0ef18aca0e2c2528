// Owns /deck: which decks there are, and a card of one with its answer, unless an open drop withholds it.
import { cardIndex, cardsLike } from '../../app/card-index.ts'
import { exampleOfCard } from '../../app/example-question.ts'
import { withheldAt } from '../../app/withheld.ts'
import type { CardKey } from '../../domain/deck/card.ts'
import { action, type Call, type Choice, type Command, type World } from '../define.ts'
import { cardMessage, deckListMessage } from '../view/deck.ts'
import { oneLine, plainText } from '../view/markdown.ts'
import { notice } from '../view/notice.ts'
import { exported } from './deck-export.ts'

/** Offers have at most 25 rows, names and values 100 characters (Discord API reference, "Autocomplete"). */
const MOST_OFFERS = 25
const MOST_CHARACTERS = 100

const list = action({
  options: {},
  policy: 'private',
  async run({ texts }, _, { decks }) {
    const file = decks.current()
    const all = file.ok ? file.value.decks() : []
    if (!file.ok || all.length === 0) return notice(texts.bot.deck.none)
    const rows = all.map(deck => ({
      ...deck,
      cardCount: file.value.cards(deck.id).length,
      tags: [...new Set(file.value.cards(deck.id).flatMap(({ tags }) => tags))].sort(),
    }))
    return deckListMessage(rows, texts)
  },
})

const show = action({
  options: { card: { type: 'string', required: true, suggest: (typed, call, world) => cardsFor(typed, call, world) } },
  policy: 'private',
  async run(call, given, world) {
    const words = call.texts.bot.deck
    const file = world.decks.current()
    if (!file.ok) return notice(words.none)
    const [typed] = cardsLike(cardIndex(file.value, call.locale), given.card, 1)
    const key = file.value.card(given.card as CardKey) ? (given.card as CardKey) : typed?.key // looked up
    const card = key && file.value.card(key)?.card
    if (!card || key === undefined) return notice(words.unknown(plainText(given.card)))
    if ((await withheldAt(world, call.at)).has(key)) return notice(words.withheld)
    const deck = file.value.decks().find(({ id }) => id === card.deckId)?.title ?? card.deckId
    return cardMessage(exampleOfCard(card, call.locale), deck, call.texts)
  },
})

/** What is offered for some words; a card that is being asked is named as one that comes later. */
async function cardsFor(typed: string, { locale, at, texts }: Call, world: World): Promise<Choice[]> {
  const file = world.decks.current()
  if (!file.ok) return []
  const withheld = await withheldAt(world, at)
  const offered = cardIndex(file.value, locale).filter(({ key }) => key.length <= MOST_CHARACTERS)
  return cardsLike(offered, typed, MOST_OFFERS).map(({ key, title }) => ({
    name: oneLine(withheld.has(key) ? texts.bot.deck.later(title) : title, MOST_CHARACTERS),
    value: key,
  }))
}

export const deck: Command = { name: 'deck', anywhere: true, subcommands: { list, show, export: exported } }
