// Finds Chromium for tests that need a real browser, and says clearly when there is none.
import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { chromium, type Browser } from 'playwright-core'

/** No sandbox: tests run as root in containers. The rest keeps Chromium from calling home, which a closed network slows. */
const launchArguments = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

const missing = 'no Chromium: install it as "chromium" on PATH or name it in CHROME_PATH'

/** CHROME_PATH, else the first `chromium` of PATH. */
function findChromium(): string | undefined {
  const asked = process.env['CHROME_PATH']
  if (asked) return asked
  return (process.env['PATH'] ?? '')
    .split(delimiter)
    .map(folder => join(folder, 'chromium'))
    .find(isExecutable)
}

/** Starts a browser of its own; the caller closes it. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = findChromium()
  if (executablePath === undefined) throw new Error(missing)
  return chromium.launch({ executablePath, args: launchArguments })
}

/** Whether browser suites are to be skipped. With CI=true they run and fail instead, because `openBrowser` throws. */
export const isBrowserMissing = findChromium() === undefined && process.env['CI'] !== 'true'

if (isBrowserMissing) process.stderr.write(`browser suites are skipped: ${missing}\n`)

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}
