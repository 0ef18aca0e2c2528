// Owns the list of commands: registration, the router and the help read it.
import type { Command, MenuCommand } from '../define.ts'
import { answer } from './answer.ts'
import { calc } from './calc.ts'
import { daily } from './daily.ts'
import { drop } from './drop.ts'
import { help } from './help.ts'
import { leaderboard } from './leaderboard.ts'
import { privacy } from './privacy.ts'
import { settings } from './settings.ts'
import { streak } from './streak.ts'

export const commands: readonly Command[] = [daily, answer, streak, leaderboard, settings, drop, calc, privacy, help]

/** Those in the menu of a message. */
export const menuCommands: readonly MenuCommand[] = []
