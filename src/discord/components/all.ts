// Owns the table of buttons and forms: every route of the custom ids has its row.
import type { Component } from '../define.ts'
import type { Route } from '../custom-id.ts'
import { answer } from './answer.ts'
import { page, place, standings, summary } from './board.ts'
import { practise, solve, tried, tryAnswer } from './practice.ts'
import { board, explain, mine } from './result.ts'
import { corrected, podium } from './season.ts'
import { hint } from './hint.ts'
import { planned, practice, setup, start } from './setup.ts'
import { stopReminders } from './reminder.ts'
import { blockReporter, reported } from './report.ts'
import { mend, mendAgain, mended, mendType } from './repair.ts'
import { stats } from './stats.ts'
import { again, more, type, typed } from './typing.ts'

export const components: { readonly [R in Route]: Component<R> } = {
  answer,
  type,
  again,
  more,
  hint,
  typed,
  mine,
  explain,
  practise,
  try: tryAnswer,
  tried,
  solve,
  board,
  standings,
  page,
  place,
  podium,
  corrected,
  summary,
  start,
  setup,
  planned,
  practice,
  mend,
  mendType,
  mendAgain,
  mended,
  stopReminders,
  reported,
  blockReporter,
  stats,
}
