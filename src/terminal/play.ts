// Owns a round of play on a terminal: today's question, the answer, its verdict, the streak.
import { answerDrop, type Answered } from '../app/answer-drop.ts'
import { configureQuiz } from '../app/configure-quiz.ts'
import type { DeckSource } from '../app/deck-source.ts'
import { openDueDrops, type Opening } from '../app/open-drops.ts'
import type { PlayStore } from '../app/play-store.ts'
import { revealDrop, type Question } from '../app/reveal-drop.ts'
import { typedText, type Answer } from '../domain/grading/answer.ts'
import { letterOf } from '../domain/grading/choice.ts'
import { ratings } from '../domain/grading/recall.ts'
import type { PersonId, Place, Quiz, QuizSettings } from '../domain/play/quiz.ts'
import { everyDay } from '../domain/play/schedule.ts'
import { newQuizSettings } from '../domain/play/settings.ts'
import type { Clock } from '../domain/time.ts'
import type { Catalog } from '../i18n/en.ts'
import { giveHint, isHintCall, showHints } from './hints.ts'
import type { Lines } from './lines.ts'
import { nextText, questionText, streakText, unreadableText, verdictText, type Look } from './view.ts'

export interface Table {
  readonly store: PlayStore
  readonly decks: DeckSource
  readonly clock: Clock
  /** The machine's zone: a local quiz asks daily at its midnight. */
  readonly zone: string
  readonly profile: string
  readonly look: Look
  /** Opened only when there is something to answer. */
  readonly lines: () => Lines
  readonly write: (text: string) => unknown
  /** Whether somebody sits there who is to be asked; in a pipe a prompt would be noise. */
  readonly isInteractive: boolean
}

/** done: also without an answer · no-deck: there is no card to ask, which has been said. */
export type Outcome = 'done' | 'no-deck'

/** Asks today's question until it is answered or the lines end; an answered one is shown again with its verdict. */
export async function play(table: Table): Promise<Outcome> {
  const { store, decks, clock, write, look } = table
  const now = clock()
  const quiz = await quizOf(table)
  // Before the quiz follows the machine to another zone: the days until now were missed by the old one.
  const openings = quiz ? await openDueDrops({ store, decks, now, kind: 'local' }) : []
  const blocked = openings.find(
    (opening): opening is Opening & { kind: 'blocked' } => opening.kind === 'blocked' && opening.quiz.id === quiz?.id,
  )
  if (!quiz || blocked) {
    write(`${look.texts.terminal.blocked[blocked?.reason ?? 'no-card']}\n`)
    return 'no-deck'
  }
  await followZone(table, quiz)
  const person = await store.person({ kind: 'local', profile: table.profile }, table.profile, now)
  const drop = await store.openDropOf(quiz.id, now)
  if (!drop) write(`${look.texts.terminal.none}\n`)
  else {
    const reveal = await revealDrop(store, { drop: drop.id, person: person.id, at: now, locale: look.locale })
    if (reveal.kind === 'revealed') await show(table, reveal.question, person.id)
    else if (reveal.kind === 'undrawable') write(`${look.texts.terminal.undrawable}\n`)
    else throw new Error(`the open drop ${drop.id} is ${reveal.kind}`)
  }
  await writeStreak(table, quiz, person.id)
  return 'done'
}

/** The profile's quiz, made at the first play; it follows the deck file that is there. */
async function quizOf(table: Table): Promise<Quiz | undefined> {
  const { store, decks, zone, profile, look } = table
  const place = { kind: 'local', profile } as const
  const known = await store.quizAt(place)
  const file = decks.current()
  const present = file.ok ? file.value.decks().filter(deck => deck.askableCount > 0) : []
  const deck = present.find(({ id }) => id === known?.settings.deckId) ?? present[0]
  if (!deck) return undefined
  if (known?.settings.deckId === deck.id) return known
  const schedule = known?.settings.schedule ?? { weekdays: everyDay, time: '00:00', zone }
  return configure(table, place, { ...newQuizSettings, deckId: deck.id, schedule, locale: look.locale })
}

/** The next questions come at the machine's own midnight. */
async function followZone(table: Table, { place, settings }: Quiz): Promise<void> {
  const { zone } = table
  if (settings.schedule.zone === zone) return
  await configure(table, place, { ...settings, schedule: { ...settings.schedule, zone } })
}

async function configure({ store, decks, clock }: Table, place: Place, settings: QuizSettings): Promise<Quiz> {
  const made = await configureQuiz({ store, decks }, { place, settings, by: undefined, at: clock() })
  if (!made.ok) throw new Error(`the local quiz is refused: ${JSON.stringify(made.error)}`)
  return made.value
}

async function show(table: Table, question: Question, person: PersonId): Promise<void> {
  const { write, look } = table
  write(`${questionText(question, look)}\n`)
  if (!question.answered) {
    await showHints(table, question, person)
    return ask(table, question, person)
  }
  write(`${look.texts.terminal.answered}\n${verdictText(question, question.answered, look)}\n`)
}

/** Reads answers until one can be graded. */
async function ask(table: Table, question: Question, person: PersonId): Promise<void> {
  const { store, clock, write, look, isInteractive } = table
  const words = look.texts.terminal
  const prompts = promptsFor(question, words)
  const lines = table.lines()
  const readLine = async (prompt: string): Promise<string | undefined> => {
    for (;;) {
      if (isInteractive) write(`${look.style.strong(prompt)}: `)
      const line = await lines.next()
      if (line === undefined || !isHintCall(line)) return line
      if (isInteractive) write('\n')
      await giveHint(table, question, person)
    }
  }
  try {
    for (;;) {
      const texts: string[] = []
      for (const prompt of prompts) {
        const line = await readLine(prompt)
        if (line === undefined) {
          write(`${isInteractive ? '\n\n' : ''}${words.noAnswer}\n`)
          return
        }
        texts.push(line)
      }
      const answer = answerOf(question, texts)
      const answeredAt = clock()
      const answered = await answerDrop(store, {
        drop: question.drop.id,
        person,
        sourceId: `terminal:${question.drop.id}:${person}:${answeredAt}`,
        answeredAt,
        answer,
        locale: look.locale,
      })
      if (isInteractive) write('\n')
      if (answered.kind === 'ungradable')
        write(`${unreadableText(typedText(answer), answered.verdict.problem, look)}\n`)
      else {
        write(`${replyTo(answered, look)}\n`)
        return
      }
    }
  } finally {
    lines.close()
  }
}

/** What is asked for, one line each. */
function promptsFor({ card, presented }: Question, words: Catalog['terminal']): readonly string[] {
  const last = letterOf((presented.options?.length ?? 1) - 1)
  switch (card.kind) {
    case 'numeric':
    case 'formula':
    case 'text':
      return [words.ask]
    case 'choice':
      return [words.askOption(last)]
    case 'multi':
      return [words.askOptions(last)]
    case 'order':
      return [words.askOrder(card.itemCount)]
    case 'recall':
      return [words.askRating(ratings.join(', '))]
    case 'cloze':
      return card.gaps.map((_, place) => words.askGap(place + 1))
  }
}

const answerOf = ({ card }: Question, texts: readonly string[]): Answer =>
  card.kind === 'cloze' ? { kind: 'filled', texts } : { kind: 'typed', text: texts[0] ?? '' }

function replyTo(answered: Exclude<Answered, { kind: 'ungradable' }>, look: Look): string {
  switch (answered.kind) {
    case 'recorded':
      return verdictText(answered.question, answered, look)
    case 'already-answered':
      return `${look.texts.terminal.answered}\n${verdictText(answered.question, answered, look)}`
    case 'late':
      return `${look.texts.terminal.late}\n`
    case 'early':
    case 'withdrawn':
    case 'unknown':
    case 'undrawable':
    case 'erased':
      throw new Error(`a question that was shown is ${answered.kind}`)
  }
}

async function writeStreak({ store, clock, write, look }: Table, quiz: Quiz, person: PersonId): Promise<void> {
  const now = clock()
  write(`${streakText(await store.streak(quiz.id, person, now), look)}\n`)
  const { nextOpensAt, settings } = (await store.quiz(quiz.id)) ?? quiz
  write(`${nextText(nextOpensAt, settings.schedule.zone, look)}\n`)
}
