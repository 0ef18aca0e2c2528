// Owns the English texts of the Discord bot. Times come in as Discord shows them (`<t:…:R>`), names escaped.
import { dropCommand, dropWords } from './drop-command.ts'
import { boards } from './boards.ts'

export const bot = {
  /** Registered with Discord: names 1–32 characters in lower case, descriptions ≤ 100. */
  commands: {
    daily: { name: 'daily', says: "Today's question, with your own numbers", options: {} },
    streak: {
      name: 'streak',
      says: 'Your streak, freezes and answers here',
      subcommands: {
        show: { name: 'show', says: 'Your streak, freezes and answers here', options: {} },
      },
    },
    leaderboard: {
      name: 'leaderboard',
      says: 'Who is ahead in this quiz',
      options: {
        board: {
          name: 'board',
          says: 'Which board to show',
          choices: { today: 'Today', week: 'This week', season: 'This season', all: 'All time' },
        },
      },
    },
    settings: {
      name: 'settings',
      says: 'Show or change the quiz of this channel',
      options: {
        channel: { name: 'channel', says: 'The channel that the questions are posted in', choices: {} },
        time: { name: 'time', says: 'When the question is posted, as HH:MM', choices: {} },
        zone: { name: 'zone', says: 'The time zone, such as Europe/Berlin', choices: {} },
        deck: { name: 'deck', says: 'The deck that the questions come from', choices: {} },
        tags: { name: 'tags', says: 'Only cards with one of these tags, separated by commas; * for all', choices: {} },
        days: {
          name: 'days',
          says: 'On which days a question is posted',
          choices: { every: 'Every day', workdays: 'Monday to Friday', weekend: 'Saturday and Sunday' },
        },
        window: { name: 'window', says: 'How many hours a question stays open at most', choices: {} },
        language: {
          name: 'language',
          says: 'The language of what all can see',
          choices: { en: 'English', 'zh-CN': '简体中文' },
        },
        pause: { name: 'pause', says: 'No question for so many days; 0 goes on', choices: {} },
      },
    },
    drop: dropCommand,
    calc: {
      name: 'calc',
      says: 'Calculate, exactly where that is possible',
      options: { expression: { name: 'expression', says: 'For example 3*(4+1) or sqrt(2)/2', choices: {} } },
    },
    privacy: {
      name: 'privacy',
      says: 'What is kept of you: see it, get a copy, have it erased',
      subcommands: {
        show: { name: 'show', says: 'What is kept of you, and why', options: {} },
        copy: { name: 'copy', says: 'Everything that is kept of you, as a file', options: {} },
        erase: {
          name: 'erase',
          says: 'Erase everything that is kept of you, at once and for good',
          options: { confirm: { name: 'confirm', says: 'True: erase it, with streaks and points', choices: {} } },
        },
      },
    },
    help: { name: 'help', says: 'How the daily question works', options: {} },
  },
  dropCommand: dropWords,
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
  question: {
    yours: 'Your question',
    type: 'Type answer',
    choose: 'Choose answer',
    several: 'Several options may be right.',
    order: 'Answer with the numbers in the right order.',
    hint: 'Hint (−20 % of the points)',
    hinted: (hint: string) => `💡 ${hint}`,
    firstCounts: 'Your first answer counts.',
    unit: (unit: string) => `Answer in ${unit}.`,
    list: {
      ordered: 'Answer with a list: [0.1, 0.2] or 0.1; 0.2.',
      unordered: 'Answer with a list, its elements in any order: [0.1, 0.2] or 0.1; 0.2.',
    },
    names: (names: string) => `Answer with a formula in ${names}.`,
  },
  form: {
    title: 'Your answer',
    label: 'Answer',
    placeholder: 'For example 34944, 3/4 or 1.5e-3',
    listPlaceholder: 'For example [0.1, 0.2] or 0.1; 0.2',
    choose: 'Choose one',
    chooseAll: 'Choose all that are right',
    words: 'A word or a few words',
    formula: (names: string) => `A formula in ${names}, with * for products and ^ for powers`,
    order: (count: number) => `The numbers 1 to ${count} in the right order`,
    orderExample: 'For example 3 1 2',
    gap: (number: number) => `Gap ${number}`,
    rate: 'How did it go?',
    ratings: { again: 'Not at all', hard: 'With effort', good: 'Well', easy: 'At once' },
  },
  verdict: {
    right: '✅ **Right.**',
    partial: '🟡 **Partly right.**',
    imprecise: '🟡 **Right, but rounded too far.**',
    unitSlip: '🟡 **Right but for the unit.**',
    mistake: '❌ **Not right.**',
    wrong: '❌ **Not right.**',
    readAs: (reading: string) => `Read as ${reading}`,
    chose: (letter: string) => `You chose ${letter}`,
    credit: (percent: number) => `${percent} % of the points`,
    score: (points: number, streak: number) => `${points} points · 🔥 streak ${streak}`,
    later: (time: string) => `Answer and explanation: ${time}`,
    already: 'You have answered this question already:',
    next: 'Your answer stands. See you at the next question!',
  },
  gaps: {
    title: (filled: number, all: number) =>
      `**${filled} of ${all} gaps so far.** Nothing is graded before the last one.`,
    more: 'Next gaps',
    again: 'From the start',
  },
  unreadable: {
    title: '**That could not be read.** It does not count as an attempt.',
    again: 'Try again',
    closed: 'The question has closed meanwhile: there is no other try.',
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
    board: 'Board',
  },
  streak: {
    title: (days: number) => `🔥 Streak: ${days}`,
    facts: (best: number, freezes: number) => `Best ${best} · ❄️ ${freezes === 1 ? '1 freeze' : `${freezes} freezes`}`,
    answers: (answered: number, right: number) => `${answered} answered, ${right} of them right`,
    pending: "Today's question is still open for you: `/daily`",
    rule: 'A streak counts questions answered, right or wrong. Every 7th answer earns a freeze, which covers a miss.',
  },
  ...boards,
  quizzes: {
    none: 'There is no quiz in this server yet. Somebody who manages the server can start one with `/settings`.',
    many: (channels: string) => `This server has several quizzes. Use the command in one of them: ${channels}`,
    guildOnly: 'This works in a server only.',
  },
  settings: {
    title: (channel: string) => `Quiz in ${channel}`,
    made: (channel: string) => `✅ The quiz in ${channel} is set up.`,
    changed: 'Saved.',
    none: 'There is no quiz in this channel. Give one or more options to start one, e.g. `/settings time:09:00`.',
    others: (channels: string) => `Other quizzes of this server: ${channels}`,
    stranded: (channel: string) =>
      `⚠️ The channel of a quiz is gone (${channel}). Give an option to go on with that quiz here, with its streaks and boards.`,
    rescued: (channel: string) =>
      `✅ The quiz whose channel is gone goes on in ${channel}, with its streaks and boards.`,
    when: (time: string, zone: string) => `Every day at ${time}, ${zone}`,
    deck: (deck: string) => `Deck: ${deck}`,
    tags: (tags: string) => `Only with the tags: ${tags}`,
    onDays: (days: string, time: string, zone: string) => `${days} at ${time}, ${zone}`,
    weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    window: (hours: number) => `Open for ${hours === 1 ? '1 hour' : `${hours} hours`} or until the next question`,
    languages: { en: 'Language: English', 'zh-CN': 'Language: Chinese' },
    paused: (time: string) => `⏸️ Paused until ${time}`,
    from: (time: string) => `The settings apply from the next opening: ${time}`,
    notAllowed: 'Only people who may manage this server can do this.',
    taken: (channel: string) => `Nothing was changed: ${channel} has a quiz already, and a channel can have only one.`,
    notSaved: 'Nothing was changed:',
    missing: (permissions: string) => `⚠️ I may not do this in this channel: ${permissions}. Please allow it.`,
    permissions: { view: 'View Channel', send: 'Send Messages', history: 'Read Message History' },
    misses: 'Messages that could not be posted:',
    refused: (channels: string) =>
      `⚠️ Posting has paused in ${channels}: Discord refused the last messages, because the channel is gone or I may not write in it. Mend that, then give \`/settings\` any option there to go on.`,
    kinds: {
      drop: 'question',
      result: 'result',
      podium: 'end of a season',
      correction: 'correction of a season',
      summary: 'summary of a week',
    },
    reasons: {
      late: 'it could not be posted in time',
      forbidden: 'I may not post there',
      unprovable: 'whether it was posted could not be proven, because I may not read the message history',
      'channel-gone': 'the channel is gone',
      refused: 'Discord does not take the message; whoever runs the bot finds the cause in its log',
    },
    problems: {
      'time.invalid': (given: string) => `"${given}" is no time: write it as HH:MM, from 00:00 to 23:59.`,
      'zone.unknown': (given: string, suggestion?: string) =>
        suggestion === undefined
          ? `"${given}" is no time zone: choose one from the list, such as Europe/Berlin.`
          : `"${given}" is no time zone: did you mean ${suggestion}?`,
      'weekdays.invalid': (given: string) => `"${given}" are no weekdays: allowed are 1 (Monday) to 7 (Sunday).`,
      'window.invalid': (given: string) => `"${given}" is no window: allowed are 1 to 168 hours.`,
      'mix.invalid': (given: string) =>
        `"${given}" is no mix of easy, medium and hard: allowed are weights from 0 to 9, not all 0.`,
      'season.invalid': (given: string) =>
        `"${given}" is no season: write two days as YYYY-MM-DD, the first one first.`,
      'ranked.invalid': (given: string) => `"${given}" days are no rule for the ranking: allowed are 0 to 365.`,
      'pause.invalid': (given: string) => `The quiz cannot pause until ${given}: a year from now is the longest.`,
      'deck.unreadable': () => 'The deck file cannot be read. Whoever runs the bot has to build it.',
      'deck.unknown': (given: string, allowed: string) => `There is no deck "${given}". There are: ${allowed}.`,
      'deck.empty': (given: string, allowed: string) =>
        given === '' ? 'This deck has no card to ask.' : `No card has the tags "${given}". There are: ${allowed}.`,
    },
  },
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
      '`/daily` your question · `/streak show` your streak · `/leaderboard` who is ahead · `/calc` a calculator · `/privacy` what is kept of you',
      'For people who manage the server: `/settings` sets up the quiz of a channel, `/drop` asks a practice question at once or corrects the last one.',
    ],
  },
  privacy: {
    title: 'What is kept of you',
    lines: [
      'Your Discord id and the name that the server shows; for each question your numbers, what you typed, how it was graded and when; streaks and points that follow from it. Nothing else: no messages, no e-mail address, nobody but whoever runs this bot.',
      '`/privacy copy` gives you all of it as a file. `/privacy erase` erases it at once: your id, name and what you typed. Bare results stay under a number that leads to nobody, so that the ranks of others stay right.',
      'After erasing yourself, a question that you had seen cannot be answered again before its results.',
    ],
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
