// Owns the contract of the PlayStore port: what every adapter must do, run against each of them.
import { afterEach, beforeEach, describe } from 'vitest'
import type { PlayStore } from '../../src/storage/play/port.ts'
import { attemptContract } from './play-store/attempts.ts'
import { boardContract } from './play-store/boards.ts'
import { departureContract } from './play-store/departures.ts'
import { dropContract } from './play-store/drops.ts'
import { ledgerContract } from './play-store/ledger.ts'
import { logContract } from './play-store/log.ts'
import { noteContract } from './play-store/notes.ts'
import { ownContract } from './play-store/own.ts'
import { quizContract } from './play-store/quizzes.ts'
import { rewriteContract } from './play-store/rewrites.ts'
import { serviceContract } from './play-store/service.ts'
import { seasonContract } from './play-store/seasons.ts'

/** Declares the suite for an adapter; `open` gives an empty store for each test. */
export function playStoreContract(adapter: string, open: () => Promise<PlayStore>): void {
  describe(`play store: ${adapter}`, () => {
    let store: PlayStore
    beforeEach(async () => {
      store = await open()
    })
    afterEach(() => store.close())
    for (const part of [
      quizContract,
      dropContract,
      ledgerContract,
      rewriteContract,
      attemptContract,
      boardContract,
      seasonContract,
      departureContract,
      logContract,
      noteContract,
      ownContract,
      serviceContract,
    ])
      part(() => store)
  })
}
