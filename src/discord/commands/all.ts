// Owns the list of commands: registration, the router and the help read it.
import type { Command, MenuCommand } from '../define.ts'
import { answer } from './answer.ts'
import { calc } from './calc.ts'
import { daily } from './daily.ts'
import { deck } from './deck.ts'
import { drop } from './drop.ts'
import { helpOn } from './help.ts'
import { leaderboard } from './leaderboard.ts'
import { privacy } from './privacy.ts'
import { remind } from './remind.ts'
import { report } from './report.ts'
import { season } from './season.ts'
import { settings } from './settings.ts'
import { stats } from './stats.ts'
import { streak } from './streak.ts'

const played: readonly Command[] = [
  daily,
  answer,
  streak,
  stats,
  leaderboard,
  deck,
  remind,
  settings,
  season,
  drop,
  calc,
  privacy,
]

export const commands: readonly Command[] = [...played, helpOn(played)]

/** Those in the menu of a message. */
export const menuCommands: readonly MenuCommand[] = [report]
