// Packages of Anki and of genanki into notes: what arrives, and what is told.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { expect, test } from 'vitest'
import { arrived, png, shape } from './arrived.ts'
import { ANKI_PATIENCE_MS, withAnkis } from './backend.ts'
import { freshFolder } from './decks.ts'
import { foreignPackage } from './foreign-package.ts'

test.each([false, true])('what is in a package arrives (current container: %s)', async isCurrent => {
  const { told, title, cards, media, files, out } = arrived(await foreignPackage({ ...shape, isCurrent }))
  expect(title).toBe('Top')
  expect(cards.map(({ subdeck, card }) => [subdeck, card.id, card.kind])).toEqual([
    ['Sky::Far', 'dog', 'recall'],
    ['Sky::Far', 'perro', 'recall'],
    ['Sky', 'the-star-and', 'cloze'],
    ['', 'what-is-it-pic-1', 'recall'],
    ['', 'missing-no-png-and-text-png', 'recall'],
  ])
  expect(cards[3]?.card.tags).toEqual(['t', 'a::b'])
  expect(cards[3]?.card.texts['en']?.answer).toBe('This [a.mp3](media/a.mp3)')
  expect(cards[2]?.card.texts['en']).toMatchObject({ body: 'The ==sun|star== and ==moon==', explanation: 'why' })
  expect(media).toHaveLength(1)
  expect(files).toEqual(['Sky/Far/far.md', 'Sky/sky.md', 'deck.md', 'media/a.mp3', 'media/pic-1.png', 'top.md'])
  expect(readFileSync(join(out, 'media/pic-1.png'))).toEqual(png)
  expect([...told].sort()).toEqual([
    '1 media.refused',
    '1 media.unused',
    '1 sound.linked',
    '4 picture.left-out',
    '4 picture.left-out',
  ])
})

test('pictures that are written out become files, each once, as far as they are pictures', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>'
  const addresses = [
    `data:image/png;base64,${png.toString('base64')}`,
    // Its type is a word, its bytes count.
    `data:image/jpeg;base64,${encodeURIComponent(png.toString('base64'))}`,
    `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`,
    'data:text/html,<b>x</b>',
    'data:image/png;base64,AAAA',
    'data:image/svg+xml,%3Csvg%3E%E0%A4%A',
  ]
  const images = addresses.map(address => `<img src="${address.replaceAll('"', '&quot;')}">`)
  const { told, cards, files, out } = arrived(
    await foreignPackage({
      notes: [{ fields: [`Six? ${images.join(' ')}`, 'x'] }, { fields: [`Again? ${images[0]}`, 'x'] }],
    }),
  )
  expect(files).toEqual(['deck.md', 'default.md', 'media/picture-2.png', 'media/picture.png', 'media/picture.svg'])
  expect(readFileSync(join(out, 'media/picture.png'))).toEqual(png)
  expect(readFileSync(join(out, 'media/picture.svg'), 'utf8')).toBe(svg)
  expect(cards.map(({ card }) => card.texts['en']?.body.match(/!\[picture\]\(/g)?.length)).toEqual([3, 1])
  expect([...told].sort()).toEqual(['1 media.refused', '1 media.refused', '1 media.refused', '1 picture.left-out'])
})

test('a picture of the add-on for covers gets its masks: the question’s on the front, the answer’s on the back', async () => {
  const mask = (colour: string): string =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="8" height="4" onload="x()"><rect width="4" height="4" fill="${colour}"/></svg>`
  const picture =
    '<svg xmlns="http://www.w3.org/2000/svg" width="16" height="8"><rect width="16" height="8" fill="#00ff00"/></svg>'
  const fields = ['ID (hidden)', 'Header', 'Image', 'Question Mask', 'Footer', 'Remarks', 'Answer Mask']
  const type = {
    name: 'Image Occlusion Enhanced',
    fields,
    templates: [['{{Image}}{{Question Mask}}', '{{Image}}']],
  } as const
  const note = (question: string) => ({
    fields: ['1', 'Head', '<img src="p.svg">', `<img src="${question}">`, 'Foot', 'Why', '<img src="a.svg">'],
  })
  const { told, cards, files, out } = arrived(
    await foreignPackage({
      types: [type],
      notes: [note('q.svg'), note('gone.svg')],
      media: { 'p.svg': picture, 'q.svg': mask('#ff0000'), 'a.svg': mask('#0000ff') },
    }),
  )
  expect(cards.map(({ card }) => card.texts['en']?.body.replace(/\(\w+\./, '(x.'))).toEqual([
    'What is covered?\n\n![the picture with question mask](x.png)\n\nFoot',
    expect.stringContaining('gone.svg'),
  ])
  expect(told).toContain('1 anki.occlusion')
  expect(files.filter(file => file.startsWith('media/'))).toEqual(['media/p-2.png', 'media/p.png', 'media/p.svg'])
  // The left half of both is covered.
  const coloursIn = (file: string): string[] => {
    const address = `data:image/png;base64,${readFileSync(join(out, 'media', file)).toString('base64')}`
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="8"><image href="${address}"/></svg>`
    const { pixels } = new Resvg(svg).render()
    return [2, 13].map(x => pixels.subarray(4 * (4 * 16 + x), 4 * (4 * 16 + x) + 3).toString('hex'))
  }
  expect(['p.png', 'p-2.png'].map(coloursIn)).toEqual([
    ['ff0000', '00ff00'],
    ['0000ff', '00ff00'],
  ])
})

test('hostile names of files and decks stay inside the new folder', async () => {
  const names = ['../../out.png', '/etc/x.png', '..\\..\\w.png', 'a/../../b.png', 'CON.png', '.hidden.png', 'é"<>.png']
  const { out, files } = arrived(
    await foreignPackage({
      notes: names.map((name, index) => ({
        fields: [`${index} <img src="${name.replaceAll('"', '&quot;')}">`, 'x'],
        deck: index % 2 === 0 ? `../../up${index}` : `R::..::${name}`,
      })),
      media: Object.fromEntries(names.map(name => [name, png])),
    }),
  )
  expect(files.filter(path => path.endsWith('.png'))).toHaveLength(names.length)
  expect(readdirSync(join(out, '..'))).toEqual(['new'])
})

/** Makes notes of every stock type in the open collection. */
const stock = [
  {
    type: 'Basic',
    deck: 'Geo',
    fields: { Front: 'Capital of <b>France</b>?', Back: 'Paris<br>(since 987)' },
    tags: ['t1'],
  },
  { type: 'Basic', deck: 'Geo::Europe', fields: { Front: 'Pic? <img src="pic 1.png">', Back: '[sound:a b.mp3]' } },
  { type: 'Basic (and reversed card)', deck: 'Geo::Europe', fields: { Front: 'dog', Back: 'perro' } },
  { type: 'Basic (optional reversed card)', deck: 'Geo', fields: { Front: 'cat', Back: 'gato' } },
  { type: 'Basic (optional reversed card)', deck: 'Geo', fields: { Front: 'cow', Back: 'vaca', 'Add Reverse': 'y' } },
  { type: 'Basic (type in the answer)', deck: 'Geo', fields: { Front: '2+2', Back: 'four' } },
  {
    type: 'Cloze',
    deck: 'Geo',
    fields: { Text: 'The {{c1::sun::star}} on {{c2::all}} and {{c1::moon}}.', 'Back Extra': 'extra' },
  },
  {
    type: 'Image Occlusion',
    deck: 'Geo',
    fields: {
      Occlusion: '{{c1::image-occlusion:rect:left=.1:top=.1:width=.2:height=.3:oi=1}}',
      Image: '<img src="pic 1.png">',
      Header: 'H',
      'Back Extra': 'B',
    },
  },
]

withAnkis(anki => {
  test.each([true, false])(
    'notes of every type of Anki arrive (legacy container: %s)',
    async legacy => {
      const path = join(freshFolder(), 'real.apkg')
      await anki.ask('add', { notes: stock, media: { 'pic 1.png': png.toString('base64'), 'a b.mp3': 'SUQz' } })
      await anki.ask('export', { path, legacy })
      const { cards, told, title, media, files } = arrived(path)
      expect(title).toBe('Geo')
      expect(cards.map(({ subdeck, card }) => [subdeck, card.kind, card.texts['en']?.title])).toEqual([
        ['Europe', 'recall', 'Pic? pic 1'],
        ['Europe', 'recall', 'dog'],
        ['Europe', 'recall', 'perro'],
        ['', 'recall', 'Capital of France?'],
        ['', 'recall', 'cat'],
        ['', 'recall', 'cow'],
        ['', 'recall', 'vaca'],
        ['', 'text', '2+2'],
        ['', 'cloze', 'The star on … and ….'],
        ['', 'recall', 'H'],
      ])
      expect(cards[8]?.card.texts['en']).toMatchObject({
        body: 'The ==1:sun|star== on ==2:all== and ==1:moon==.',
        explanation: 'extra',
      })
      expect([...told].sort()).toEqual(['2 sound.linked', '8 anki.occlusion'])
      expect([media.length, files.filter(file => file.startsWith('media/'))]).toEqual([
        2,
        ['media/a-b.mp3', 'media/pic-1-2.png', 'media/pic-1-3.png', 'media/pic-1.png'],
      ])
    },
    ANKI_PATIENCE_MS,
  )

  test(
    'a whole collection arrives',
    async () => {
      const path = join(freshFolder(), 'real.colpkg')
      await anki.ask('add', { notes: stock.slice(0, 1), media: {} })
      await anki.ask('exportAll', { path })
      expect(arrived(path).cards.map(({ card }) => card.texts['en']?.answer)).toEqual(['Paris  \n(since 987)'])
    },
    ANKI_PATIENCE_MS,
  )
})

const python = process.env['ANKI_PYTHON']
test.skipIf(python === undefined)('what genanki writes arrives', () => {
  const path = join(freshFolder(), 'gen.apkg')
  execFileSync(python ?? '', [
    '-c',
    `import genanki, sys
deck = genanki.Deck(1234567890, 'Gen::Sub')
deck.add_note(genanki.Note(model=genanki.BASIC_AND_REVERSED_CARD_MODEL, fields=['one', 'uno'], tags=['a']))
deck.add_note(genanki.Note(model=genanki.CLOZE_MODEL, fields=['{{c1::x}} is', 'extra']))
genanki.Package(deck).write_to_file(sys.argv[1])`,
    path,
  ])
  const { cards, told, title } = arrived(path)
  expect([title, told]).toEqual(['Gen', []])
  expect(cards.map(({ subdeck, card }) => [subdeck, card.kind, card.texts['en']?.title, card.tags])).toEqual([
    ['Sub', 'recall', 'one', ['a']],
    ['Sub', 'recall', 'uno', ['a']],
    ['Sub', 'cloze', '… is', []],
  ])
})
