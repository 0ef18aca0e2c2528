// Owns the programs that show a card, in Chromium: the desktop's own reviewer.js, AnkiDroid's new document for each side, a bare page.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { liveScript } from '../../src/anki/live-script.ts'

/** The folder `web` of the package `aqt`, which holds what the desktop shows cards with. */
const web = process.env['ANKI_WEB']
export const isDesktopMissing = web === undefined && process.env['CI'] !== 'true'
if (isDesktopMissing)
  process.stderr.write('The desktop reviewer is skipped: ANKI_WEB names no folder of aqt (see .ci/run)\n')

/** A program that shows one side after the other. */
export interface Host {
  readonly page: Page
  /** A side is HTML with the style of its note type in front, as Anki renders it. */
  readonly front: (html: string) => Promise<void>
  readonly back: (html: string) => Promise<void>
  /** Errors in the page's console. */
  readonly complaints: readonly string[]
  readonly close: () => Promise<void>
}

const origin = 'http://127.0.0.1:9/'

interface Look extends BrowserContextOptions {
  readonly isDark?: boolean
  /** The folder of Anki's media; without it there is our script alone. */
  readonly media?: string
}

/** A page whose files are ours and the desktop's; nothing of it goes over a network. `html` is what an address shows. */
async function openPage(browser: Browser, { media, ...options }: Look, html: (address: string) => string) {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', message => {
    // Warnings are MathJax's own: it looks for versions of what it loads.
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('pageerror', error => complaints.push(error.stack ?? error.message))
  await context.route(`${origin}**`, async route => {
    const address = route.request().url().slice(origin.length)
    const path = address.replace(/\?.*/, '')
    if (path === '') return route.fulfill({ contentType: 'text/html; charset=utf-8', body: html(address) })
    const medium = media === undefined ? '' : join(media, decodeURIComponent(path))
    if (existsSync(medium)) return route.fulfill({ path: medium })
    if (media === undefined && path === liveScript.name)
      return route.fulfill({ contentType: 'text/javascript', body: liveScript.code })
    const file = join(web ?? '', path.replace(/^_anki\//, ''))
    if (path.startsWith('_anki/') && existsSync(file)) return route.fulfill({ path: file })
    return route.fulfill({ status: 404, body: '' })
  })
  return { page, complaints, close: () => context.close() }
}

const night = (isDark: boolean | undefined): string => (isDark ? ' nightMode night_mode' : '')

/** The desktop: one document, into which its reviewer.js puts one side after the other. */
async function desktop(browser: Browser, { isDark, ...options }: Look): Promise<Host> {
  const styles = ['css/webview.css', 'css/reviewer.css'].map(name => `<link rel="stylesheet" href="/_anki/${name}">`)
  // The bridge to Qt, which is the only piece of the desktop that is not there.
  const bridge = '<script>var sent = [], pycmd = bridgeCommand = command => { sent.push(command) }</script>'
  const opened = await openPage(
    browser,
    options,
    () => `<!doctype html><html class="${isDark ? 'night-mode' : ''}"><head>${styles.join('')}${bridge}</head>
<body class="isLin${night(isDark)}"><script src="/_anki/js/reviewer.js"></script>
<div id="_mark" hidden>&#x2605;</div><div id="_flag" hidden>&#x2691;</div><div id="qa" dir="auto"></div></body></html>`,
  )
  const { page } = opened
  await page.goto(origin)
  const act = async (call: string): Promise<void> => {
    await page.evaluate(`${call}; new Promise(done => _queueAction(() => done()))`)
  }
  return {
    ...opened,
    front: html => act(`_showQuestion(${JSON.stringify(html)}, '', 'card card1 isLin${night(isDark)}')`),
    back: html => act(`_showAnswer(${JSON.stringify(html)}, 'card card1 isLin${night(isDark)}')`),
  }
}

/** A new document for each side; what is left of the last one is the session. */
async function documents(browser: Browser, options: Look, frame: (side: string) => string): Promise<Host> {
  const sides = new Map<string, string>()
  const opened = await openPage(browser, options, address => sides.get(address) ?? '')
  const show = async (side: string): Promise<void> => {
    // An address for each, so that going back finds the one before.
    const address = `?${sides.size}`
    sides.set(address, frame(side))
    await opened.page.goto(origin + address)
  }
  return { ...opened, front: show, back: show }
}

/** Loaded where a side has a formula. It comes with the desktop's files; without them formulas stay as they are. */
const ownMathJax =
  web === undefined
    ? ''
    : `<script>MathJax = { tex: { displayMath: [['\\\\[', '\\\\]']], processEscapes: false } }</script>
<script src="/_anki/js/vendor/mathjax/tex-chtml-full.js"></script>`

/** AnkiDroid: a phone's classes, MathJax of its own, no field with a keyboard. */
const ankidroid = (browser: Browser, { isDark, ...options }: Look): Promise<Host> =>
  documents(
    browser,
    { viewport: { width: 390, height: 780 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2, ...options },
    html => `<!doctype html><html class="mobile android linux js"><head><title>Card</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${/\\[([]/.test(html) ? ownMathJax : ''}</head>
<body class="card card1${night(isDark)}"><div id="content">${html}</div></body></html>`,
  )

/** A page that knows nothing of Anki. */
const bare = (browser: Browser, { isDark, ...options }: Look): Promise<Host> =>
  documents(
    browser,
    options,
    html =>
      `<!doctype html><html><head><title>Card</title></head><body class="card${night(isDark)}">${html}</body></html>`,
  )

export const hosts = { desktop, ankidroid, bare } as const
export type HostName = keyof typeof hosts
