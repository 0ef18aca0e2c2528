// Covered pictures of a real Anki: the drawn picture is what Anki's own canvas shows over the picture, on both sides.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { isBrowserMissing } from '../e2e/browser.ts'
import { sha256 } from '../../src/storage/deck/hash.ts'
import { arrived } from './arrived.ts'
import { ANKI_PATIENCE_MS, withAnkis } from './backend.ts'
import { freshFolder } from './decks.ts'
import { isDesktopMissing } from './hosts.ts'
import { withHosts } from './live-person.ts'
import { photo } from './photo.ts'

const cover = (number: number, ...parts: string[]): string => `{{c${number}::image-occlusion:${parts.join(':')}}}`

/** Notes by the file of their picture: covers, and how many cards they make. */
const notes: Readonly<Record<string, { readonly covers: readonly string[]; readonly cards: number }>> = {
  'all hidden.png': {
    cards: 3,
    covers: [
      cover(1, 'rect', 'left=.1', 'top=.25', 'width=.2', 'height=.3', 'oi=1'),
      cover(2, 'ellipse', 'left=.5', 'top=.5', 'rx=.15', 'ry=.1', 'oi=1'),
      cover(3, 'polygon', 'left=.6', 'top=.05', 'points=.6,.05 .9,.1 .8,.3 .65,.25', 'oi=1'),
    ],
  },
  'one hidden.jpg': {
    cards: 2,
    covers: [
      cover(1, 'rect', 'left=.3', 'top=.2', 'width=.3', 'height=.15', 'angle=833'),
      cover(1, 'rect', 'left=.05', 'top=.8', 'width=.2', 'height=.1'),
      cover(2, 'ellipse', 'left=.5', 'top=.4', 'rx=.2', 'ry=.1', 'angle=9500'),
    ],
  },
  'turned.jpg': {
    cards: 1,
    covers: [cover(1, 'rect', 'left=.1', 'top=.1', 'width=.3', 'height=.2', 'fill=#00ff00', 'oi=1')],
  },
  'clear.png': {
    cards: 2,
    covers: [
      cover(1, 'rect', 'left=.5', 'top=.5', 'width=.3', 'height=.2', 'oi=1'),
      cover(2, 'rect', 'left=.1', 'top=.1', 'width=.3', 'height=.2', 'oi=1', 'fill=#00ff00'),
      cover(0, 'text', 'left=.02', 'top=.8', 'text=It\\: <b>', 'scale=1', 'fs=.08'),
    ],
  },
}

/** The share of points at which the drawn picture is not what the host shows: its picture with its canvas on top. */
const difference = (page: Page, drawn: string): Promise<number> =>
  page.evaluate(async address => {
    const load = async (source: string): Promise<HTMLImageElement> => {
      const image = new Image()
      image.src = source
      await image.decode()
      return image
    }
    const shown = document.querySelector<HTMLImageElement>('#image-occlusion-container img')
    const covers = document.querySelector<HTMLCanvasElement>('#image-occlusion-canvas')
    if (!shown || !covers) return 1
    await shown.decode()
    const [width, height] = [covers.width, covers.height]
    const points = (...layers: CanvasImageSource[]): Uint8ClampedArray => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width, height })
      const context = canvas.getContext('2d')
      // What is clear in a picture lies on the card.
      if (context) context.fillStyle = '#ffffff'
      context?.fillRect(0, 0, width, height)
      for (const layer of layers) context?.drawImage(layer, 0, 0, width, height)
      return context?.getImageData(0, 0, width, height).data ?? new Uint8ClampedArray()
    }
    const [ours, theirs] = [points(await load(address)), points(shown, covers)]
    let others = 0
    for (let at = 0; at < theirs.length; at += 4)
      if ([0, 1, 2].some(part => Math.abs((ours[at + part] ?? 0) - (theirs[at + part] ?? 0)) > 60)) others++
    return others / (theirs.length / 4)
  }, drawn)

const dataOf = (bytes: Buffer): string => `data:image/png;base64,${bytes.toString('base64')}`
/** Names of pictures in a text: the hash of what is in them. */
const picturesIn = (text = ''): string[] => [...text.matchAll(/\]\((\w+\.\w+)\)/g)].flatMap(found => found[1] ?? [])

/** Edges are smoothed otherwise, letters are of another font. */
const LIKE = 0.025

const within = withHosts()

withAnkis((anki, variable) => {
  test.skipIf(isBrowserMissing || isDesktopMissing)(
    'the cover is drawn as Anki draws it, on both sides',
    { timeout: ANKI_PATIENCE_MS },
    () =>
      within('bare', async ({ page }) => {
        const made = await Promise.all(
          Object.entries(notes).map(async ([name, { covers }]) => ({
            name,
            picture: (await photo(page, name)).toString('base64'),
            covers: covers.join('<br>'),
            header: `H ${name}`,
            extra: `E ${name}`,
            tags: ['t'],
          })),
        )
        await anki.ask('occlude', { notes: made })
        const [first] = made
        const picture = (await photo(page, 'no.webp')).toString('base64')
        await anki.ask('occlude', { notes: [{ ...first, name: 'no.webp', picture }] })
        const path = join(freshFolder(), 'covered.apkg')
        await anki.ask('export', { path, legacy: false })
        // Anki makes the cards of a note in any order.
        const placeOf = (question: string): number => made.findIndex(({ header }) => question.includes(header))
        const rendered = (await anki.ask('rendered'))
          .filter(({ question }) => !question.includes('no.webp'))
          .sort((a, b) => placeOf(a.question) - placeOf(b.question) || a.ord - b.ord)
        const { out, told, cards, files } = arrived(path)
        // What draws reads no WebP: the picture stands there as it is, and where the cover lies is said.
        expect(told).toEqual([...made.map((_, index) => `${index + 1} anki.occlusion`), '5 anki.occlusion-plain'])
        const all = Object.values(notes).reduce((sum, each) => sum + each.cards, 0)
        expect([cards.length, rendered.length]).toEqual([all + 3, all])
        expect(cards.at(-1)?.card.texts['en']?.body).toMatch(
          /^What is covered \(polygon at 60 % .*\)\?\n\n!\[no\]\(\w+\.webp\)$/,
        )
        const media = files.filter(file => file.startsWith('media/')).map(file => readFileSync(join(out, file)))
        expect(media).toHaveLength(2 * all + 1)
        const byName = new Map(media.map(bytes => [`${sha256(bytes)}.png`, dataOf(bytes)]))
        // An older Anki does not know turned and coloured covers.
        if (variable === 'ANKI_PYTHON_OLD') return
        await within(
          'desktop',
          async desktop => {
            for (const [index, { question, answer }] of rendered.entries()) {
              const text = cards[index]?.card.texts['en']
              const [front = '', back = ''] = [text?.body, text?.answer].map(
                side => byName.get(picturesIn(side)[0] ?? '') ?? '',
              )
              const isDrawn = () => desktop.page.waitForFunction(() => document.querySelector('canvas')?.width !== 300)
              await desktop.front(question)
              await isDrawn()
              const [onFront, other] = [await difference(desktop.page, front), await difference(desktop.page, back)]
              await desktop.back(answer)
              await isDrawn()
              const onBack = await difference(desktop.page, back)
              // Without the cover it would be another picture.
              const isSo = onFront < LIKE && onBack < LIKE && other > 1.5 * LIKE
              expect.soft(isSo, `${text?.title} ${index}: ${onFront} ${onBack}, not ${other}`).toBe(true)
              expect(text?.answer).toContain('E ')
            }
          },
          { media: await anki.ask('mediaFolder') },
        )
      }),
  )
})
