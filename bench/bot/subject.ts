// Owns what `npm run bench -- bot` measures: boards and answers at scale, and two days of the running bot beside a sandbox.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Subject } from '../report.ts'
import { measureAnswers } from './answers.ts'
import { measureBoards } from './boards.ts'
import { measureDay } from './day.ts'

/** So many servers; fewer to try the bench itself: the tables say how many they were. */
const servers = Number(process.env['BENCH_SERVERS'] ?? 2_500)

export const bot: Subject = {
  title: 'The bot',
  measure: async () => {
    const folder = mkdtempSync(join(tmpdir(), 'prepdeck-bench-'))
    const inside = (name: string): string => {
      mkdirSync(join(folder, name))
      return join(folder, name)
    }
    try {
      return [
        ...(await measureDay(inside('day'), { servers, channels: 60, roles: 40 })),
        await measureBoards(inside('boards')),
        await measureAnswers(inside('answers')),
      ]
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
