// Owns how a person's own numbers are shown: in words, as a calendar of their days, and by tag.
import { CALENDAR_WEEKS, type OwnNumbers } from '../../app/own-stats.ts'
import type { Quiz } from '../../domain/play/quiz.ts'
import { shareOf, type CalendarDay, type TagShare } from '../../domain/play/stats.ts'
import { SECOND } from '../../domain/time.ts'
import { catalogLocale } from '../../i18n/format.ts'
import type { DayLevel } from '../../render/calendar.ts'
import type { Call, Inside, Message, Picture } from '../define.ts'
import { channelList } from '../quizzes.ts'
import { button, container, lines, row, small, text } from './components.ts'
import { oneLine, plainText } from './markdown.ts'

/** Tags of which the picture tells. */
const MOST_TAGS = 8
/** A row has so many buttons (Discord API reference, "Action Row"), with labels of so many characters. */
const MOST_BUTTONS = 5
const MOST_LABEL = 80

interface Named {
  readonly quiz: Quiz
  readonly deck: string
}
type Reader = Pick<Call, 'texts' | 'locale'>

interface Shown extends Named {
  readonly numbers: OwnNumbers
  /** The other quizzes that they play, to change to. */
  readonly others: readonly Named[]
  /** What they are to be told beside. */
  readonly told: readonly string[]
}

/** A person's numbers in a quiz. */
export function statsMessage({ numbers, quiz, deck, others, told }: Shown, reader: Reader): Message {
  const words = reader.texts.bot.stats
  const { streak, typicalMs } = numbers
  const parts: Inside[] = [
    ...told.map(line => text(line)),
    lines(`### ${words.title}`, small(words.quiz(channelList([quiz]), plainText(deck)))),
    lines(
      words.answers(numbers.answered, numbers.right, percent(numbers)),
      numbers.withdrawn === 0 ? undefined : words.withdrawn(numbers.withdrawn),
      words.streak(streak.current, streak.best),
      words.run(streak.rightRun.current, streak.rightRun.best),
      words.points(numbers.seasonPoints, numbers.points),
      numbers.hints === 0 ? undefined : words.hints(numbers.hints),
      typicalMs === undefined ? undefined : words.time(duration(typicalMs, reader.locale)),
      tagLine(numbers.strongest, words.strongest, reader),
      tagLine(numbers.weakest, words.weakest, reader),
    ),
    { type: 'pictures', pictures: [calendarPicture(numbers, reader)] },
  ]
  if (numbers.tags.length > 0) parts.push({ type: 'pictures', pictures: [tagPicture(numbers.tags, reader)] })
  if (others.length > 0) parts.push(row(...others.slice(0, MOST_BUTTONS).map(quizButton)))
  return [container('board', parts)]
}

const quizButton = ({ quiz, deck }: Named) => button(oneLine(deck, MOST_LABEL), 'stats', { quiz: String(quiz.id) })

const percent = (of: Pick<TagShare, 'answered' | 'right'>): string => `${Math.round(100 * shareOf(of))}%`

function tagLine(
  tags: readonly TagShare[],
  line: (tags: readonly string[]) => string,
  { texts: { bot } }: Reader,
): string | undefined {
  if (tags.length === 0) return undefined
  return line(tags.map(tag => bot.stats.tag(plainText(tag.tag), percent(tag))))
}

/** To the second under an hour, else to the minute; at least a second. */
function duration(ms: number, locale: string): string {
  const seconds = Math.max(1, Math.round(ms / SECOND))
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  const parts = { hours, minutes, seconds: hours === 0 ? seconds % 60 : 0 }
  return new Intl.DurationFormat(catalogLocale(locale), { style: 'short' }).format(parts)
}

function calendarPicture({ calendar }: OwnNumbers, { texts, locale }: Reader): Picture {
  const words = texts.bot.stats
  const date = (day: string, how: Intl.DateTimeFormatOptions): string =>
    new Intl.DateTimeFormat(catalogLocale(locale), { ...how, timeZone: 'UTC' }).format(
      Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds,
    )
  const days = calendar.flat()
  const months = [...Map.groupBy(days, day => day.date.slice(0, 7))].map(([month, its]) => ({
    week: calendar.findIndex(week => week.some(day => day.date.startsWith(month))),
    name: date(`${month}-01`, { month: 'short' }),
    days: its,
  }))
  const count = (its: readonly CalendarDay[], of: 'answered' | 'right'): number =>
    its.reduce((sum, day) => sum + day[of], 0)
  const told = months.filter(({ days: its }) => count(its, 'answered') > 0)
  return {
    source: {
      kind: 'calendar',
      calendar: {
        title: words.calendar(CALENDAR_WEEKS),
        weekdays: (calendar[0] ?? []).map((day, place) =>
          place % 2 === 0 ? date(day.date, { weekday: 'short' }) : '',
        ),
        // A month of which only the last days are in sight leaves its name out: the next one needs the room.
        months: months
          .filter(({ week }, place) => (months[place + 1]?.week ?? Infinity) - week > 1)
          .map(({ week, name }) => ({ week, name })),
        weeks: calendar.map(week => week.map(levelOf)),
        legend: words.legend,
      },
    },
    alt: words.calendarAlt(
      days.filter(day => day.answered > 0).length,
      days.filter(day => day.right > 0).length,
      told.map(({ name, days: its }) => words.month(name, count(its, 'answered'), count(its, 'right'))),
    ),
  }
}

const levelOf = ({ answered, right }: CalendarDay): DayLevel =>
  right > 0 ? 'right' : answered > 0 ? 'answered' : 'none'

function tagPicture(tags: readonly TagShare[], { texts }: Reader): Picture {
  const words = texts.bot.stats
  const shown = tags.slice(0, MOST_TAGS).map(tag => ({ ...tag, label: words.share(tag.right, tag.answered) }))
  const bars = shown.map(tag => ({ name: tag.tag, count: shareOf(tag), isRight: true, label: tag.label }))
  return {
    source: { kind: 'bars', bars: { title: words.byTag, bars, full: 1 } },
    alt: words.byTagAlt(shown.map(({ tag, label }) => words.tagAlt(tag, label))),
  }
}
