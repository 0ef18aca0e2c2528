// Writes src/anki/live-script.ts: the script of live cards in Anki, as it goes into packages, with the time of its last change.
import { hash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { bundleEngine } from './build-engine.ts'

const entry = fileURLToPath(new URL('../src/anki/live/main.ts', import.meta.url))
const target = fileURLToPath(new URL('../src/anki/live-script.ts', import.meta.url))

export interface LiveScript {
  readonly name: string
  /** Seconds since the epoch. */
  readonly modifiedAt: number
  readonly code: string
}

/** What `src/anki/live` comes to, run at once where it is loaded. */
export const liveCode = async (): Promise<string> => `${await bundleEngine(entry)}prepdeck.start();\n`

/** The script with this code; it keeps the date of the one before where that has the same. */
export const dated = (before: LiveScript | undefined, code: string, now: number): LiveScript =>
  before?.code === code ? before : { name: `_prepdeck-${hash('sha256', code).slice(0, 12)}.js`, modifiedAt: now, code }

const moduleText = ({ name, modifiedAt, code }: LiveScript): string =>
  `// Made by \`npm run generate\` out of live/ and what it imports: owns the script of live cards as it goes into packages.
// On a conflict take either side and generate again.
export const liveScript = {
  name: ${JSON.stringify(name)},
  /** Seconds since the epoch: since when it is as it is. */
  modifiedAt: ${modifiedAt},
  code: ${JSON.stringify(code)},
}
`

async function beforeNow(): Promise<LiveScript | undefined> {
  try {
    return ((await import(target)) as { liveScript: LiveScript }).liveScript
  } catch {
    // The first time, or after a conflict.
    return undefined
  }
}

if (import.meta.main) {
  const [before, code] = [await beforeNow(), await liveCode()]
  if (!process.argv.includes('--check'))
    writeFileSync(target, moduleText(dated(before, code, Math.floor(Date.now() / 1_000))))
  else if (before?.code !== code) {
    process.stderr.write(
      'src/anki/live-script.ts is not what its sources come to: run `npm run generate` and commit it\n',
    )
    process.exitCode = 1
  }
}
