import { cpSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { containers } from '../../src/anki/container.ts'
import { plainField } from '../../src/anki/checksum.ts'
import { buildDecks } from '../../src/app/build-decks.ts'
import type { Card, ClozeCard } from '../../src/domain/deck/card.ts'
import { why, counting } from '../discord/cards.ts'
import { ANKI_PATIENCE_MS, withAnkis, type RenderedCard } from './backend.ts'
import { cards, deckFile, exportFrom, freshFolder, january, packageOf } from './decks.ts'

const shipped = fileURLToPath(new URL('../../decks/deep-learning', import.meta.url))

/** Builds the notes in `folder`; the path of the deck file. */
async function built(folder: string): Promise<string> {
  const out = join(freshFolder(), 'deck.sqlite')
  const done = await buildDecks({ folder, out, now: january })
  if (!done.ok || !done.value.isWritten) throw new Error(JSON.stringify(done))
  return out
}

/** What is wrong with a side that Anki rendered, in a few words. */
function faults({ key, ord, type, question, answer }: RenderedCard): string[] {
  const sides = { question, answer }
  return Object.entries(sides).flatMap(([side, html]) => {
    const text = plainField(html.replace(/<input\b[^>]*>/g, '')).trim()
    const found = [
      ...(text === '' ? ['is empty'] : []),
      // In TeX braces stand apart, in text they are entities: what is left is a field that Anki did not fill.
      ...(/\{\{|(?<!\})\}\}(?!\))/.test(html.replace(/<script[^]*?<\/script>/g, '')) ? ['has a brace pair'] : []),
      ...(/\[sound:|\[anki:/.test(html) ? ['has a sound'] : []),
      ...(type === 'prepdeck cloze' && !html.includes('class="cloze"') ? ['has no gap'] : []),
      ...(type === 'prepdeck text' && !html.includes('[[type:Typed]]') ? ['asks for no typing'] : []),
    ]
    return found.map(fault => `${key} ${ord} ${side} ${fault}`)
  })
}

/** What means something to HTML, to templates or to Anki, as a note has it and as it is shown. */
const written =
  '</script> <!-- ]]> \\{{Title}} \\{{c3::x}} \\{{#Data}} [sound:a.mp3] [anki:play:q:0] [latex]x[/latex] <b>"'
const shown = written.replaceAll('\\', '')

const patience = { timeout: ANKI_PATIENCE_MS }

withAnkis(anki => {
  test.each(containers)('every card of the shipped deck renders, nothing is amiss: %s', patience, async container => {
    const copy = join(freshFolder(), 'deep-learning')
    cpSync(shipped, copy, { recursive: true })
    const { path, notes, cards, media } = await exportFrom(await built(copy), { container, locale: 'all' })
    expect(notes).toBeGreaterThan(200)
    expect(await anki.ask('import', { path })).toEqual({ new: notes })
    const rendered = await anki.ask('rendered')
    expect(rendered).toHaveLength(cards)
    expect(rendered.flatMap(faults)).toEqual([])
    expect(await anki.ask('emptyCards')).toBe(0)
    expect(await anki.ask('missingMedia')).toEqual([])
    expect(await anki.ask('media')).toHaveLength(media)
    const clean = { ok: true, text: expect.stringMatching(/^Database rebuilt and optimized\.?$/) as string }
    expect(await anki.ask('integrity')).toEqual(clean)
  })

  test(
    'whatever stands in the texts of a card, on every side of every kind Anki shows it as it is',
    patience,
    async () => {
      const evil = (text: string): Card =>
        JSON.parse(text, (name, value: unknown) =>
          typeof value === 'string' &&
          /^(?:body|answer|explanation|text|feedback|\d+)$/.test(name) &&
          /[a-z]/.test(value)
            ? `${value} ${written}`
            : value,
        ) as Card
      const held = cards.map(card => {
        const [en] = Object.values(card.texts)
        return { ...card, texts: { en: (evil(JSON.stringify(en)) as object) ?? {} } } as Card
      })
      await anki.ask('import', { path: await packageOf({ cards: held }) })
      const rendered = await anki.ask('rendered')
      const wrong = rendered.flatMap(({ type, ord, question, answer }) =>
        Object.entries({ question, answer }).flatMap(([side, html]) => {
          const plain = plainField(html.replace(/<script[^]*?<\/script>/g, ''))
          const text = plain.replaceAll(shown, '')
          const isThere = text !== plain || (type === 'prepdeck text' && side === 'answer')
          const isLeft = /script|\]\]>|\{\{|c3::|\[sound|latex|\[anki/.test(text)
          return isThere && !isLeft ? [] : [`${type} ${ord} ${side}: ${text}`]
        }),
      )
      expect(wrong).toEqual([])
      expect(await anki.ask('emptyCards')).toBe(0)
      expect(await anki.ask('integrity')).toMatchObject({ ok: true })
    },
  )

  test('what is hidden may hold what means something to Anki', patience, async () => {
    const gaps = ['std::vector|C::x', '$\\frac{a}{b^{2}}$', '`}}`', 'a:|b', '[sound:x.mp3]']
    const body = `\\{{c9::no}} ${gaps.map(gap => `==${gap}==`).join(', ')}`
    const texts = { en: { title: 'T', body, hints: [] } }
    const card: ClozeCard = { ...counting, deckId: 'all', gaps: [1, 2, 3, 4, 5], texts }
    await anki.ask('import', { path: await packageOf({ cards: [card] }) })
    const rendered = await anki.ask('rendered')
    const gap = (html: string): string => plainField(/<span class="cloze"[^>]*>(.*?)<\/span>/.exec(html)?.[1] ?? '')
    expect(rendered.map(({ question, answer }) => [gap(question), gap(answer)])).toEqual([
      ['[C::x]', 'std::vector'],
      ['[...]', '\\(\\frac{a}{b^{2} }\\)'],
      ['[...]', '}}'],
      ['[b]', 'a:'],
      ['[...]', '[sound:x.mp3]'],
    ])
  })

  test.each(containers)('pictures with hostile names arrive under their hashes: %s', patience, async container => {
    const notes = freshFolder()
    const names = [`q"uo'te.svg`, 'fifty &1.svg', '日本 語.svg']
    mkdirSync(join(notes, 'media'))
    for (const [index, name] of names.entries()) writeFileSync(join(notes, 'media', name), svg(index + 1))
    writeFileSync(join(notes, 'deck.md'), '---\nid: pictures\ntitle: Pictures\nlanguage: en\n---\n')
    const shown = names.map(name => `![x](<media/${name}>)`).join(' ')
    writeFileSync(join(notes, 'note.md'), `---\nid: one\ntitle: One\n---\n${shown}\n\n### Answer\nYes.\n`)
    const { path, media } = await exportFrom(await built(notes), { container })
    expect(media).toBe(names.length)
    await anki.ask('import', { path })
    const arrived = await anki.ask('media')
    expect(arrived).toHaveLength(names.length)
    expect(arrived.filter(name => !/^[0-9a-f]{64}\.svg$/.test(name))).toEqual([])
    expect(await anki.ask('missingMedia')).toEqual([])
  })

  test.each(containers)('10,000 notes: %s', patience, async container => {
    const many = Array.from({ length: 10_000 }, (_, index) => ({ ...why, deckId: 'all', id: `card-${index}` }))
    const { path } = await exportFrom(await deckFile({ cards: many }), { container })
    expect(await anki.ask('import', { path })).toEqual({ new: 10_000 })
    expect(await anki.ask('import', { path })).toEqual({ duplicate: 10_000 })
    expect(await anki.ask('integrity')).toMatchObject({ ok: true })
  })
})

const svg = (width: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="9"><rect width="9" height="9"/></svg>`
