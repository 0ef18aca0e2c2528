// Owns how boards, a person's place, podiums and the week's summary are shown.
import type { BoardRow, Placing, Season, SeasonRow } from '../../app/play-store.ts'
import { boards, type Board, type BoardName } from '../../app/show-board.ts'
import type { BoardKey } from '../../domain/play/board.ts'
import type { PersonId, Quiz } from '../../domain/play/quiz.ts'
import { instant, localDate } from '../../domain/time.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, lines, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'

/** How many rows a board shows. */
export const BOARD_ROWS = 15
/** Ranks that stand on a podium. */
const PODIUM = 3
const medals = ['🥇', '🥈', '🥉']

/** Whether a Discord account has left the server. */
export type HasLeft = (userId: string) => boolean

/** What a board is called: by the name that it has now, or by what it was. */
export type BoardTitle = BoardName | 'pastDay' | 'pastWeek' | 'pastSeason'

/** A page of a board with buttons to the others, to the next page and to one's own place. */
export function boardMessage(
  { id }: Quiz,
  title: BoardTitle,
  { key, rows, above, below }: Board,
  texts: Catalog,
  hasLeft: HasLeft,
): Message {
  const words = texts.bot.board
  const quiz = String(id)
  const [first, last] = [rows[0], rows.at(-1)]
  return [
    container('board', [
      text(`### ${words.title(words[title])}`),
      text(rows.length === 0 ? words.empty : rows.map(each => rowText(each, texts, hasLeft)).join('\n')),
      row(...boards.map(board => button(words[board], 'standings', { quiz, board }, 'other', board === title))),
      row(
        button(words.better, 'page', pageFields(quiz, key, 'before', first), 'other', !above || !first),
        button(words.mine, 'place', { quiz, board: key }),
        button(words.worse, 'page', pageFields(quiz, key, 'after', last), 'other', !below || !last),
      ),
    ]),
  ]
}

const pageFields = (quiz: string, board: BoardKey, side: 'before' | 'after', from: BoardRow | undefined) => ({
  quiz,
  board,
  side,
  person: String(from?.personId ?? 0),
})

/** A row; whoever has left keeps the rank without the name, whoever is erased too. */
function rowText(each: BoardRow | SeasonRow, { bot: { board: words } }: Catalog, hasLeft: HasLeft): string {
  return words.row(
    each.rank,
    nameShown(each, hasLeft, { bot: { board: words } }),
    each.points,
    each.right,
    each.answered,
  )
}

/** A name as all may see it. */
export function nameShown(
  { userId, name }: { readonly userId: string | undefined; readonly name: string | undefined },
  hasLeft: HasLeft,
  { bot: { board: words } }: { readonly bot: Pick<Catalog['bot'], 'board'> },
): string {
  if (userId !== undefined && hasLeft(userId)) return words.left
  return name === undefined ? words.nameless : plainText(name)
}

/** Where a person stands, with those around them, or why they do not. */
export function placeMessage(
  person: PersonId,
  { rows }: Board,
  placing: Placing,
  told: readonly string[],
  texts: Catalog,
  hasLeft: HasLeft,
): Message {
  const words = texts.bot.board
  const mine = rows.find(({ personId }) => personId === person)
  return [
    container('board', [
      ...told.map(line => text(line)),
      text(`### ${mine ? words.place(mine.rank) : words.placeless}`),
      text(
        mine && placing === 'ranked'
          ? rows
              .map(each => {
                const line = rowText(each, texts, hasLeft)
                return each.personId === person ? `▸ ${line}` : line
              })
              .join('\n')
          : words.placing[placing],
      ),
    ]),
  ]
}

/** The days of a season in the quiz's zone. */
export function seasonDays({ startsAt, endsAt }: Season, { settings }: Quiz, { bot: { season } }: Catalog): string {
  const { zone } = settings.schedule
  return season.days(localDate(startsAt, zone), localDate(instant(endsAt - 1), zone))
}

interface Podium {
  readonly quiz: Quiz
  readonly season: Season
  readonly version: number
  readonly rows: readonly SeasonRow[]
}

/** The end of a season, for all to see; with a later version, that its table was corrected. */
export function podiumMessage({ quiz, season, version, rows }: Podium, hasLeft: HasLeft, texts: Catalog): Message {
  const words = texts.bot.season
  const days = seasonDays(season, quiz, texts)
  const id = String(season.id)
  return [
    container('board', [
      text(`### ${version === 1 ? words.over(days) : words.corrected(days)}`),
      lines(...onPodium(rows).map(each => `${medals[each.rank - 1] ?? ''} ${rowText(each, texts, hasLeft)}`)),
      text(small(words.counted(season.bestOf))),
      row(
        version === 1
          ? button(words.table, 'podium', { season: id })
          : button(words.table, 'corrected', { season: id, version: String(version) }),
      ),
    ]),
  ]
}

/** Whom the podium of a season is made of. */
export const onPodium = (rows: readonly SeasonRow[]): SeasonRow[] => rows.filter(({ rank }) => rank <= PODIUM)

/** A season's table as it was written. */
export function seasonTableMessage(
  { quiz, season, rows, writtenAt }: Omit<Podium, 'version'> & { readonly writtenAt: string },
  texts: Catalog,
  hasLeft: HasLeft,
): Message {
  const words = texts.bot.season
  return [
    container('board', [
      text(`### ${words.title(seasonDays(season, quiz, texts))}`),
      text(rows.length === 0 ? texts.bot.board.empty : rows.map(each => rowText(each, texts, hasLeft)).join('\n')),
      lines(small(words.counted(season.bestOf)), small(words.final(writtenAt))),
    ]),
  ]
}

/** How the week went, for all to see. */
export function summaryMessage({ id }: Quiz, { key, rows }: Board, hasLeft: HasLeft, texts: Catalog): Message {
  const words = texts.bot.board
  return [
    container('board', [
      text(`### ${words.summary(key.replace('week ', ''))}`),
      text(rows.map(each => rowText(each, texts, hasLeft)).join('\n')),
      row(button(words.whole, 'summary', { quiz: String(id), board: key })),
    ]),
  ]
}
