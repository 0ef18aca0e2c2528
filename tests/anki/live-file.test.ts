// Tests the file of the script in real Anki: it arrives, and goes along where Anki itself exports the cards.
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { liveScript } from '../../src/anki/live-script.ts'
import { ANKI_PATIENCE_MS, withAnkis } from './backend.ts'
import { freshFolder, packageOf } from './decks.ts'

withAnkis(anki => {
  test.each([true, false])('there and on, legacy: %s', { timeout: ANKI_PATIENCE_MS }, async legacy => {
    await anki.ask('import', { path: await packageOf({}, { container: legacy ? 'legacy' : 'current' }) })
    expect(await anki.ask('media')).toEqual([liveScript.name])
    expect(await anki.ask('missingMedia')).toEqual([])
    const path = join(freshFolder(), 'on.apkg')
    await anki.ask('export', { path, legacy })
    await anki.ask('fresh')
    await anki.ask('import', { path })
    expect(await anki.ask('media')).toEqual([liveScript.name])
  })
})
