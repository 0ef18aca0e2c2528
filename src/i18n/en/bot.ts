// Owns the English texts of the Discord bot. Times come in as Discord shows them (`<t:…:R>`), names escaped.
import { answering } from './answering.ts'
import { commands } from './commands.ts'
import { deckWords } from './deck-command.ts'
import { remindWords } from './remind-command.ts'
import { reportWords } from './report.ts'
import { seasonWords } from './season-command.ts'
import { dropWords } from './drop-command.ts'
import { settings } from './settings.ts'
import { setup } from './setup.ts'
import { stats } from './stats.ts'
import { streak } from './streak.ts'
import { boards } from './boards.ts'
import { practice } from './practice.ts'

export const bot = {
  commands,
  dropCommand: dropWords,
  seasonCommand: seasonWords,
  remind: remindWords,
  report: reportWords,
  deck: deckWords,
  /** In the menu of a message: names 1–32 characters. */
  menu: { report: 'Report this question' },
  difficulty: { easy: 'easy', medium: 'medium', hard: 'hard' },
  shortened: '… (shortened)',
  /** What a picture shows, for those who do not see it. */
  picture: { formula: (source: string) => `Formula: ${source}`, unnamed: 'Picture of the question' },
  drop: {
    facts: (difficulty: string) => `Daily question · ${difficulty}`,
    exampleNumbers: 'The numbers are an example: yours will be different.',
    exampleOrder: 'For you the order may be another.',
    closes: (time: string) => `Open until ${time}`,
    closed: 'Closed. The results follow shortly.',
    withdrawn: 'This question was withdrawn.',
    practice: 'Practice between the daily questions: no points, no streak.',
    answer: 'Answer',
  },
  ...answering,
  gaps: {
    title: (filled: number, all: number) =>
      `**${filled} of ${all} gaps so far.** Nothing is graded before the last one.`,
    more: 'Next gaps',
    again: 'From the start',
  },
  mine: {
    none: 'You have not answered this question.',
    answer: (answer: string) => `Right answer: **${answer}**`,
    explanation: 'Explanation',
    source: (source: string) => `Source: ${source}`,
    button: 'My answer',
  },
  drops: {
    none: (time: string) => `There has been no question here yet. The first one opens ${time}.`,
    early: (time: string) => `This question opens ${time}.`,
    late: (time: string) => `This question closed ${time}; the answer came too late and does not count.`,
    closed: (time: string) => `This question closed ${time}, and you had not opened it.`,
    waiting: (time: string) => `The results come ${time}.`,
    withdrawn: 'This question was withdrawn.',
    undrawable: 'This question cannot be asked: no numbers can be drawn for it. Please tell whoever runs the bot.',
    unknown: 'This question is no longer known here.',
    next: (time: string) => `Next question: ${time}`,
    erased: 'You erased your data after you had seen this question: it cannot be answered again.',
    overdue:
      'The next question is overdue: there is no card that could be asked. Whoever runs the bot finds the cause in its log.',
  },
  result: {
    title: (topic: string) => `Results: ${topic}`,
    nobody: 'Nobody answered this time.',
    withdrawn:
      'This question was withdrawn. Nobody gets points for it; whoever answered keeps their streak, and whoever did not has missed nothing.',
    answered: (people: number) => (people === 1 ? '1 person answered' : `${people} people answered`),
    right: 'right',
    partial: 'partly right',
    imprecise: 'rounded too far',
    unitSlip: 'right but for the unit',
    mistake: 'a known mistake',
    wrong: 'wrong',
    example: 'With the example numbers:',
    share: (right: number, people: number) => `${right} of ${people} right`,
    first: (names: string) => `🏁 Right first: ${names}`,
    /** In pictures. */
    ratios: 'Answer ÷ own right answer',
    options: 'Answers by option',
    verdicts: 'Answers',
    times: (span: string) => `× ${span}`,
    beyond: (from: number) => `× ${from} or more`,
    negative: 'wrong sign',
    unread: 'no longer readable',
    board: 'Board',
  },
  practice,
  streak,
  stats,
  ...boards,
  quizzes: {
    none: 'There is no quiz in this server yet. Somebody who manages the server can start one with `/settings`.',
    many: (channels: string) => `This server has several quizzes. Use the command in one of them: ${channels}`,
    guildOnly: 'This works in a server only.',
  },
  settings,
  setup,
  calc: {
    value: (reading: string, value: string) => `${reading} = **${value}**`,
    number: (value: string) => `**${value}**`,
    problem: '**That could not be calculated.**',
  },
  help: {
    title: 'The daily question',
    lines: [
      'Once a day a question is posted. Press **Answer** to get your own, with numbers that only you have.',
      'Type a number (`34944`, `3/4`, `1.5e-3`, `2^10`, `88.2%`) or choose an option. The first answer counts; one that cannot be read does not.',
      'Everybody sees the answer and the explanation after the question has closed.',
    ],
    managers: 'For people who manage the server:',
    command: (name: string, says: string) => `\`/${name}\` ${says}`,
  },
  privacy: {
    title: 'What is kept of you',
    lines: [
      'Your Discord id and the name that the server shows; for each question your numbers, what you typed, how it was graded and when; streaks and points that follow from it; when to remind you and what you reported, if you did. Nothing else: no messages, no e-mail address, and nobody but whoever runs this bot sees all of it.',
      '`/privacy copy` gives you all of it as a file. `/privacy erase` erases it at once: your id, name and what you typed. Bare results stay under a number that leads to nobody, so that the ranks of others stay right. `/privacy leave` only takes you off the boards.',
      'Wrong numbers are compared with the right ones of others, to find copying. Who manages the server sees pairs that stand out, until the season ends; nothing of it is kept.',
      'After erasing yourself, a question that you had seen cannot be answered again before its results.',
    ],
    left: 'You are on no board any more. `/privacy join` brings you back.',
    joined: 'You are on the boards again, with everything that you answered.',
    nothing: 'Nothing is kept of you.',
    copy: 'This is everything that is kept of you.',
    unconfirmed: 'Nothing was erased. Choose `confirm: True` to erase everything.',
    erased: 'Everything that was kept of you is erased. If you play again, you begin anew.',
  },
  failures: {
    incident: (id: string) =>
      `Something went wrong on our side. Please try again; if it stays, name the incident ${id}.`,
    outdated: 'This button belongs to another version of the bot and does nothing any more.',
    storage: {
      full: 'Your answer was not saved: the disk of the bot is full. Please tell whoever runs it, and try again later.',
      locked: 'Nothing was saved: the bot is busy. Please try again in a moment.',
      corrupt: 'Nothing was saved: the data of the bot is damaged. Please tell whoever runs it.',
      'read-only': 'Nothing was saved: the bot may not write its data. Please tell whoever runs it.',
      io: 'Nothing was saved: the disk of the bot failed. Please tell whoever runs it, and try again later.',
      closed: 'The bot is just restarting. Please try again in a moment.',
    },
  },
}
