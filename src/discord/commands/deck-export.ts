// Owns /deck export: the deck as packages for Anki, without the cards that an open drop withholds, which are named.
import { missedCards } from '../../app/missed-cards.ts'
import { withheldAt } from '../../app/withheld.ts'
import { deckNames } from '../../app/choose-cards.ts'
import { textOf, type CardKey } from '../../domain/deck/card.ts'
import type { DeckExporter } from '../../app/deck-exporter.ts'
import { action, type Call, type Choice, type Reply, type World } from '../define.ts'
import { oneLine, plainText } from '../view/markdown.ts'
import { notice } from '../view/notice.ts'

/** Most files of a message (Discord API reference, "Uploading Files"); one is the list of changes. */
const MOST_FILES = 10
const MOST_OFFERS = 25
const MOST_CHARACTERS = 100
/** Withheld cards, and decks that are not there, that are named. */
const MOST_NAMED = 20

const ALL = 'all'

/** What who runs the bot is to know. */
const operators: ReadonlySet<string> = new Set(['export.failed', 'export.unwritable', 'export.too-much'])

export const exported = action({
  options: {
    part: { type: 'string', suggest: (typed, _, world) => partsFor(typed, world) },
    language: { type: 'string', suggest: (typed, { texts }, world) => languagesFor(typed, texts.bot.deck.all, world) },
    mistakes: { type: 'boolean' },
  },
  policy: 'private',
  async run(call, { part, language, mistakes }, world) {
    const { decks, exporter, store } = world
    const words = call.texts.bot.deck
    const file = decks.current()
    if (!file.ok || !exporter) return notice(words.none)
    const only = mistakes === true ? await missedCards(store, file.value, call.userId) : undefined
    if (mistakes === true && (only === undefined || only.size === 0)) return notice(words.noMistakes)
    const locales = new Set(file.value.decks().flatMap(deck => deck.locales))
    const locale = language ?? [...locales].find(tag => tag.toLowerCase() === call.locale.toLowerCase())
    const wish = {
      withheld: await withheldAt(world, call.at),
      mostBytes: call.uploadLimit,
      ...(only ? { only } : {}),
      ...(part === undefined ? {} : { subdeck: part }),
      ...(locale === undefined ? {} : { locale }),
    }
    return { message: notice(words.exporting), later: () => packages(call, world, exporter, wish) }
  },
})

async function packages(
  { texts, locale }: Call,
  { decks, log }: World,
  exporter: DeckExporter,
  wish: Parameters<DeckExporter['exportDeck']>[0],
): Promise<Reply> {
  const words = texts.bot.deck
  const done = await exporter.exportDeck(wish)
  if (!done.ok) {
    const { code, detail } = done.error
    if (operators.has(code)) log('error', 'export.failed', { code, cause: detail })
    return { message: notice(words.exportProblems[code]) }
  }
  const { files, notes, withheld, tooLarge } = done.value
  const [list, ...packed] = files.toReversed()
  const sent = packed.toReversed().slice(0, MOST_FILES - 1)
  const others = packed.toReversed().slice(MOST_FILES - 1)
  const file = decks.current()
  const titleOf = (key: CardKey): string => {
    const card = file.ok ? file.value.card(key)?.card : undefined
    return card ? textOf(card, locale).title : key
  }
  const named = (names: readonly string[]): string =>
    [
      ...names.slice(0, MOST_NAMED).map(plainText),
      ...(names.length > MOST_NAMED ? [words.more(names.length - MOST_NAMED)] : []),
    ].join(', ')
  return {
    message: notice(
      words.exported(notes, sent.length),
      withheld.length === 0 ? undefined : words.leftOut(named(withheld.map(titleOf))),
      others.length === 0 ? undefined : words.moreParts(named(others.map(({ name }) => name.replace(/\.apkg$/, '')))),
      tooLarge.length === 0 ? undefined : words.tooLarge(named(tooLarge)),
    ),
    files: [...sent, ...(list ? [list] : [])].map(({ name, bytes }) => ({ name, data: Buffer.from(bytes) })),
  }
}

const offered = (names: Iterable<string>, typed: string): Choice[] =>
  [...names]
    .filter(name => name.length <= MOST_CHARACTERS && name.toLowerCase().includes(typed.trim().toLowerCase()))
    .slice(0, MOST_OFFERS)
    .map(name => ({ name: oneLine(name, MOST_CHARACTERS), value: name }))

function partsFor(typed: string, { decks }: World): Choice[] {
  const file = decks.current()
  return file.ok ? offered(deckNames(file.value.contents()), typed) : []
}

function languagesFor(typed: string, all: string, { decks }: World): Choice[] {
  const file = decks.current()
  const locales = file.ok ? [...new Set(file.value.decks().flatMap(deck => deck.locales))] : []
  return [...offered(locales, typed), { name: all, value: ALL }]
}
