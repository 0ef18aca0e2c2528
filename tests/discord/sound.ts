// Owns the end of suites in which all must have gone well.
import { expect } from 'vitest'
import type { Played } from './played.ts'

/** Closes the world, after a look at it: the bot sent nothing that Discord would refuse, and logged no error. */
export async function endSound(played: Played): Promise<void> {
  const events = await played.local.events()
  expect(events.filter(({ kind }) => kind === 'violation')).toEqual([])
  expect(played.bot.log.filter(line => line.includes('"level":"error"'))).toEqual([])
  await played.close()
}
