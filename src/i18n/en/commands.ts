// Owns the English texts of commands as they are registered with Discord: names 1–32 characters in lower case,
// descriptions ≤ 100.
import { deckCommand } from './deck-command.ts'
import { remindCommand } from './remind-command.ts'
import { seasonCommand } from './season-command.ts'
import { dropCommand } from './drop-command.ts'

export const commands = {
  daily: { name: 'daily', says: "Today's question, with your own numbers", options: {} },
  answer: {
    name: 'answer',
    says: "Answer today's question in one line",
    options: {
      answer: { name: 'answer', says: 'A number or an expression, letters of options, an order, words', choices: {} },
    },
  },
  streak: {
    name: 'streak',
    says: 'Your streak, freezes and answers here',
    subcommands: {
      show: { name: 'show', says: 'Your streak, freezes and answers here', options: {} },
      repair: { name: 'repair', says: 'Make good a miss that broke your streak, by two fresh questions', options: {} },
      pause: {
        name: 'pause',
        says: 'Holidays: questions that open meanwhile are no misses',
        options: { days: { name: 'days', says: 'For so many days, 14 in a season; 0 ends it', choices: {} } },
      },
    },
  },
  stats: { name: 'stats', says: 'Your own numbers: answers, points, days and topics', options: {} },
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
      mix: {
        name: 'mix',
        says: 'How often easy, medium and hard ones are asked: three weights from 0 to 9',
        choices: {},
      },
      season: { name: 'season', says: 'month, or the first and last day as YYYY-MM-DD YYYY-MM-DD', choices: {} },
      speed: { name: 'speed', says: 'Whether quick answers get up to a tenth more points', choices: {} },
      account: { name: 'account', says: 'How many days old an account must be to be ranked', choices: {} },
      membership: { name: 'membership', says: 'How many days in this server it takes to be ranked', choices: {} },
      ping: { name: 'ping', says: 'The role that is told of each question', choices: {} },
      manager: { name: 'manager', says: 'The role that may press what managers may', choices: {} },
      reward: { name: 'reward', says: 'The role that the podium of a season is given', choices: {} },
      reports: { name: 'reports', says: 'The channel that reports of questions go to', choices: {} },
      clear: {
        name: 'clear',
        says: 'Take one of these away',
        choices: { ping: 'ping', manager: 'manager', reward: 'reward', reports: 'reports' },
      },
      pause: { name: 'pause', says: 'No question for so many days; 0 goes on', choices: {} },
    },
  },
  drop: dropCommand,
  season: seasonCommand,
  remind: remindCommand,
  deck: deckCommand,
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
      leave: { name: 'leave', says: 'Leave all boards: nobody sees your place, you still play', options: {} },
      join: { name: 'join', says: 'Be on boards again, with everything that you answered', options: {} },
      copy: { name: 'copy', says: 'Everything that is kept of you, as a file', options: {} },
      erase: {
        name: 'erase',
        says: 'Erase everything that is kept of you, at once and for good',
        options: { confirm: { name: 'confirm', says: 'True: erase it, with streaks and points', choices: {} } },
      },
    },
  },
  help: { name: 'help', says: 'How the daily question works', options: {} },
}
