// Notes of Anki as cards: sides filled in by their templates, gaps, typed words, and what is told of the rest.
import { expect, test } from 'vitest'
import type { ReadNote } from '../../src/anki/read/collection.ts'
import type { ReadType } from '../../src/anki/read/schemas.ts'
import { cardsOf } from '../../src/import/anki/cards.ts'
import { deckPlaces } from '../../src/import/anki/places.ts'
import { fillSide } from '../../src/import/anki/template.ts'
import type { ImportNote } from '../../src/import/imported.ts'

const fields = new Map([
  ['Front', 'f <b>x</b>'],
  ['Back', 'b'],
  ['Empty', '<br>&nbsp;'],
  ['Kana', ' 漢字[かんじ]です'],
])
const fill = (template: string, gap?: number) =>
  fillSide(template, { fields, specials: { Tags: 't', Deck: 'A::B' }, ...(gap === undefined ? {} : { gap }) })

test.each<[string, string, string | undefined]>([
  ['fields', '{{Front}} {{ Back }}', 'f <b>x</b> b'],
  [
    'a part that depends on a field',
    '{{#Front}}a{{/Front}}{{#Empty}}b{{/Empty}}{{^Empty}}c{{/Empty}}{{^Back}}d{{/Back}}',
    'ac',
  ],
  ['parts in parts', '{{#Front}}{{^Back}}a{{/Back}}{{#Back}}b{{/Back}}{{/Front}}', 'b'],
  ['nothing of a hidden part is looked at', '{{#Empty}}{{Nowhere}}{{/Empty}}a', 'a'],
  ['what Anki knows of a card', '{{Tags}} {{Deck}}', 't A::B'],
  ['text only', '{{text:Front}}', 'f x'],
  ['readings', '{{furigana:Kana}}|{{kanji:Kana}}|{{kana:Kana}}', '漢字(かんじ)です|漢字です|かんじです'],
  ['a filter that nobody knows', '{{mine:Back}}', 'b'],
  ['comments', 'a<!-- {{Nowhere}} -->b', 'ab'],
  ['a field that is not there', '{{Nowhere}}', undefined],
  ['a part that is not closed', '{{#Front}}a', undefined],
  ['a part closed by another name', '{{#Front}}a{{/Back}}', undefined],
])('%s', (_, template, html) => expect(fill(template)?.html).toBe(html))

test('what a side asks for beside text', () => {
  expect(fill('{{type:Back}}{{hint:Front}}{{cloze:Front}}{{FrontSide}}{{tts en_US:Back}}<script>x</script>')).toEqual({
    html: 'f <b>x</b>',
    typed: ['Back'],
    hints: ['Front'],
    gapped: ['Front'],
    hasFront: true,
    lost: ['{{tts}}', '<script>'],
  })
  expect(fill('{{#c2}}two{{/c2}}{{^c2}}other{{/c2}}', 2)?.html).toBe('two')
  expect(fill('{{#c2}}two{{/c2}}{{^c2}}other{{/c2}}', 1)?.html).toBe('other')
})

const basic: ReadType = {
  name: 'Basic',
  isCloze: false,
  fields: ['Front', 'Back'],
  templates: [
    { name: 'There', front: '{{Front}}', back: '{{FrontSide}}<hr id=answer>{{Back}}' },
    { name: 'Back', front: '{{Back}}', back: '{{Back}}<hr>{{Front}}' },
    { name: 'Typed', front: '{{Front}}{{type:Back}}', back: '{{Front}}<hr id="answer">{{type:Back}}' },
    { name: 'Hint', front: '{{Front}}{{hint:Back}}', back: '{{Front}}: {{Back}}' },
    { name: 'Broken', front: '{{Nowhere}}', back: '' },
  ],
}
const gapped: ReadType = {
  name: 'Cloze',
  isCloze: true,
  fields: ['Text', 'Back Extra'],
  templates: [{ name: 'Cloze', front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>\n{{Back Extra}}' }],
}

/** The cards of a note, a line each, and the codes that are told. */
function cards(type: ReadType, given: readonly string[], ords: readonly number[] = [0]) {
  const notes: ImportNote[] = []
  const note: ReadNote = {
    guid: 'g',
    type,
    tags: [],
    fields: given,
    cards: ords.map(ord => ({ ord, deck: ['D'] })),
  }
  const made = cardsOf(note, 3, {
    fileAt: () => undefined,
    coveredAt: () => undefined,
    maskedAt: () => undefined,
    notes,
    told: new Set(),
  })
  return {
    cards: made.map(({ card: { question, answer, hint, explanation } }) =>
      [
        question,
        answer.kind === 'recall' ? answer.answer : answer.kind === 'text' ? `"${answer.accept.join()}"` : answer.kind,
        ...(hint === undefined ? [] : [`hint ${hint}`]),
        ...(explanation === undefined ? [] : [`because ${explanation}`]),
      ].join(' → '),
    ),
    told: notes.map(({ line, code }) => `${line} ${code}`),
  }
}

test.each<[string, ReadType, string[], number[], string[], string[]]>([
  ['one way', basic, ['a', 'b'], [0], ['a → b'], []],
  ['both ways', basic, ['a', 'b'], [0, 1], ['a → b', 'b → a'], []],
  ['a typed word', basic, ['a', 'b <b>c</b>'], [2], ['a → "b c"'], []],
  ['what nobody types', basic, ['a', 'b<br>c'], [2], ['a → b  \nc'], []],
  ['a hint', basic, ['a', 'b'], [3], ['a → a: b → hint b'], []],
  ['a template that cannot be read', basic, ['a', 'b'], [4], ['a → b'], ['3 anki.template']],
  ['a template that is not there', basic, ['a', 'b'], [7], ['a → b'], ['3 anki.template']],
  ['no question', basic, ['<br>', 'b'], [0], [], ['3 row.no-question']],
  ['no answer', basic, ['a', ''], [0], ['a → —'], ['3 answer.empty']],
  ['no card', basic, ['a', 'b'], [], [], ['3 anki.no-card']],
  ['gaps', gapped, ['{{c1::a}} and {{c2::b::hint}}', ''], [0, 1], ['==a== and ==b|hint== → gaps'], []],
  [
    'gaps with numbers of their own',
    gapped,
    ['{{c2::a}} {{c2::b}}', 'x'],
    [1],
    ['==2:a== ==2:b== → gaps → because x'],
    [],
  ],
  ['marks around a gap', gapped, ['<b>{{c1::a}}</b> {{c2::<i>b</i>}}', ''], [0, 1], ['**==a==** ==b== → gaps'], []],
  ['a gap in a formula', gapped, ['\\(x^{{c1::2}}\\)', ''], [0], ['$x^[…]$ → $x^2$'], ['3 anki.gaps']],
  [
    'a gap in a gap',
    gapped,
    ['{{c1::a {{c2::b}} c}}', ''],
    [0, 1],
    ['[…] → **a b c**', 'a […] c → a **b** c'],
    ['3 anki.gaps'],
  ],
  [
    'a gap over lines',
    gapped,
    ['{{c1::a<br>b::two}} c', 'x'],
    [0],
    ['[two] c → **a**  \n**b** c  \nx'],
    ['3 anki.gaps'],
  ],
  [
    'a gap that hides a picture',
    gapped,
    ['{{c1::<img src=x>}} c', ''],
    [0],
    ['[…] c → **[x]** c'],
    ['3 anki.gaps', '3 picture.left-out'],
  ],
  ['a gap that hides what marks a gap', gapped, ['{{c1::a|b}} c', ''], [0], ['[…] c → **a|b** c'], ['3 anki.gaps']],
  [
    'several gaps at once',
    gapped,
    ['{{c1,2::a}} b', ''],
    [0, 1],
    ['[…] b → **a** b', '[…] b → **a** b'],
    ['3 anki.gaps'],
  ],
  ['equals signs that are no gap', gapped, ['==x== {{c1::a}}', ''], [0], ['=\\=x=\\= ==a== → gaps'], []],
  ['a gap that is never closed', gapped, ['{{c1::a and {{c2::b}}', ''], [0], ['{{c1::a and ==2:b== → gaps'], []],
])('%s', (_, type, given, ords, expected, told) => {
  const made = cards(type, given, ords)
  expect({ ...made, told: made.told.sort() }).toEqual({ cards: expected, told })
})

test('gaps in gaps without end, and notes with thousands of cards, end at once', () => {
  const deep = '{{c1::'.repeat(20_000) + 'x' + '}}'.repeat(20_000)
  expect(cards(gapped, [deep, ''], [0]).cards).toHaveLength(1)
  expect(
    cards(
      basic,
      ['a', 'b'],
      Array.from({ length: 501 }, (_, ord) => ord),
    ),
  ).toEqual({
    cards: [],
    told: ['3 anki.many-cards'],
  })
})

test('covered pictures that cannot be drawn on: a card for each cover, that says where it is', () => {
  const type: ReadType = {
    name: 'Image Occlusion',
    isCloze: true,
    fields: ['Occlusion', 'Image', 'Header', 'Back Extra', 'Comments'],
    templates: [{ name: 'Image Occlusion', front: '<div>{{cloze:Occlusion}}</div>{{Image}}', back: '{{Image}}' }],
  }
  const text =
    '{{c1::image-occlusion:rect:left=.1:top=.25:width=.2:height=.3:oi=1}}{{c2::image-occlusion:ellipse:left=.5:top=.5:rx=.1:ry=.1}}'
  expect(cards(type, [text, 'picture', 'Head', 'extra', ''], [0, 1])).toEqual({
    cards: [
      'Head\n\nWhat is covered (rect at 10 % from the left, 25 % from the top)?\n\npicture → extra',
      'Head\n\nWhat is covered (ellipse at 50 % from the left, 50 % from the top)?\n\npicture → extra',
    ],
    told: ['3 anki.occlusion-plain'],
  })
})

test.each<[string, string[][], string | undefined, string[]]>([
  ['one deck is the deck', [['Geo']], 'Geo', ['geo']],
  [
    'decks below it are folders',
    [['Geo'], ['Geo', 'C++'], ['Geo', 'C++', 'deck']],
    'Geo',
    ['geo', 'C++/c', 'C++/deck/deck-cards'],
  ],
  ['several at the top', [['A'], ['B', 'x']], undefined, ['A/a', 'B/x/x']],
  [
    'names that no folder has',
    [['R'], ['R', '../../etc'], ['R', 'a/b:c'], ['R', '..'], ['R', 'CON'], ['R', 'media']],
    'R',
    ['r', 'etc/etc', 'a b c/a-b-c', 'deck/cards', 'CON deck/con', 'media deck/media'],
  ],
  [
    'names that differ in case only',
    [
      ['R', 'a'],
      ['R', 'A'],
      ['R', 'a'],
    ],
    'R',
    ['a/a', 'A 2/a', 'a/a'],
  ],
  ['no name', [[]], undefined, ['cards']],
])('places: %s', (_, decks, title, stems) => {
  const places = deckPlaces(decks)
  expect([places.title, decks.map(deck => places.stemOf(deck))]).toEqual([title, stems])
})
