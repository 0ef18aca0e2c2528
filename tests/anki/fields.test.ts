import { expect, test } from 'vitest'
import { fieldChecksum, plainField } from '../../src/anki/checksum.ts'
import { clozeHtml } from '../../src/anki/cloze.ts'
import { cleanField, fieldHtml } from '../../src/anki/html.ts'
import type { NumericCard } from '../../src/domain/deck/card.ts'
import { isCard } from '../../src/storage/deck/shape.ts'
import { cards, deckFile, exportFrom, packageOf } from './decks.ts'
import { memory } from '../discord/cards.ts'
import { notesIn } from './package-file.ts'

const html = fieldHtml(new Set())

test.each([
  ['plain', 'plain'],
  ['a &lt; b &amp; <b>c</b>', 'a < b & c'],
  ['<b>a</b> &lt;i&gt; &quot;&#39;&amp;amp;', 'a <i> "\'&amp;'],
  ['x<img alt="" src="a.png">y', 'x a.png y'],
  ['<!-- no --><style>p{}</style>a<script>b</script>', 'a'],
])('Anki reads %j as %j', (field, plain) => {
  expect(plainField(field)).toBe(plain)
})

test('the checksum is Anki’s', () => {
  // sha1("test") = a94a8fe5…
  expect(fieldChecksum('test')).toBe(0xa9_4a_8f_e5)
})

test.each([
  ['one ==a== and ==b==', '<p>one {{c1::a}} and {{c2::b}}</p>'],
  ['==2:x|the hint== ==1:y==', '<p>{{c2::x::the hint}} {{c1::y}}</p>'],
  ['==std::vector|C::x==', '<p>{{c1::std&#58;:vector::C&#58;:x}}</p>'],
  ['==a:|b==', '<p>{{c1::a&#58;::b}}</p>'],
  ['==$\\frac{a}{b^{2}}$==', '<p>{{c1::\\(\\frac{a}{b^{2} }\\)}}</p>'],
  ['==`{}`==', '<p>{{c1::<code>{}</code>}}</p>'],
  ['==f(x}==', '<p>{{c1::f(x&#125;}}</p>'],
  ['- ==a== **==b==**', '<ul>\n<li>{{c1::a}} <strong>{{c2::b}}</strong></li>\n</ul>'],
])('the gaps of %j', (body, field) => {
  expect(clozeHtml(body, html)).toBe(field)
})

test.each(['[latex]x[/latex]', '[\\$]x[/\\$]', '[\\$\\$]x[/\\$\\$]', '[sound:a.mp3]', '[anki:play:q:0]'])(
  '%s does nothing',
  text => {
    expect(html.block(text)).not.toContain('[')
  },
)

test('fields are NFC and hold no control characters', () => {
  expect(cleanField('e\u0301\u0000\u001f\r\n\tx\u007f')).toBe('é\n\tx')
})

test('pictures are noted by the name they have in the deck file', () => {
  const pictures = new Set<string>()
  expect(fieldHtml(pictures).block('![a "b"](0f.png)')).toBe('<p><img src="0f.png" alt="a &quot;b&quot;"></p>')
  expect([...pictures]).toEqual(['0f.png'])
})

test('a card with numbers reads without a script, and carries itself for one', async () => {
  const { fields } = notesIn(await packageOf())['numeric'] ?? {}
  expect(fields?.Question).toBe('<p>How much are 24.5 MiB?</p>')
  expect(fields?.Answer).toBe('<p>24.5 MiB</p>')
  const data: unknown = JSON.parse(fields?.Data ?? '')
  expect(isCard(data)).toBe(true)
  expect(data).toMatchObject({
    params: memory.params,
    answer: memory.answer,
    texts: { en: { body: '<p>How much are {{n}} MiB?</p>' } },
  })
  expect(Object.keys((data as NumericCard).texts)).toEqual(['en'])
})

test('nothing in the data ends its script or is a sound to Anki', async () => {
  const hostile: NumericCard = {
    ...memory,
    deckId: 'all',
    texts: {
      en: { title: 'T', body: '</script><b> `[sound:x]` [a](b) \u2028 {{n}} $x_{{{n}}}$', hints: [], says: [] },
    },
  }
  const { path } = await exportFrom(await deckFile({ cards: [hostile] }))
  const { Data: data } = notesIn(path)['card']?.fields ?? { Data: '' }
  expect(data).not.toMatch(/<|\[sound|\u2028/)
  const { texts } = JSON.parse(data) as NumericCard
  expect(texts['en']?.body).toContain('{{n}}')
  expect(texts['en']?.body).toContain('\\(x_{ {{n}} }\\)')
})

test('every kind has its answer on the back', async () => {
  const notes = notesIn(await packageOf())
  const answers = Object.fromEntries(Object.entries(notes).map(([kind, { fields }]) => [kind, fields.Answer]))
  expect(answers).toEqual({
    numeric: '<p>24.5 MiB</p>',
    formula: expect.stringMatching(/^<p>\\\(.*k.*\\\)<\/p>$/),
    choice: '<p>four</p>',
    multi: expect.stringMatching(/^<p>(?:convolution · linear|linear · convolution)<\/p>$/),
    text: '<p>nearest neighbour</p>',
    cloze: '',
    order: '<ol>\n<li>forward</li>\n<li>loss</li>\n<li>backward</li>\n</ol>',
    recall: '<p>Because.</p>',
  })
  expect(notes['text']?.fields.Typed).toBe('nearest neighbour')
  expect(notes['choice']?.fields.Options.match(/<details/g)).toHaveLength(3)
  expect(notes['choice']?.fields.Options).toMatch(/<details data-right [^>]*><summary[^>]*>[ABC]\. four<\/summary>/)
  expect(notes['recall']?.fields.Extra).toContain('Read more: Note</summary><p>More of <strong>it</strong>.</p>')
})

test('two languages: both in fields of their own, and the second only where a card has it', async () => {
  const notes = notesIn(await packageOf({}, { locale: 'all' }))
  expect(notes['numeric']?.fields).toMatchObject({
    Lang: 'en',
    Title: 'Memory',
    Lang2: 'zh-CN',
    Title2: '内存',
    Question2: '<p>24.5 MiB 是多少？</p>',
  })
  expect(notes['recall']?.fields).toMatchObject({ Lang: 'en', Lang2: '', Title2: '' })
  const chinese = notesIn(await packageOf({}, { locale: 'zh-CN' }))
  expect(chinese['numeric']?.fields).toMatchObject({ Lang: 'zh-CN', Title: '内存', Lang2: '' })
  expect(chinese['recall']?.fields).toMatchObject({ Lang: 'en', Title: 'Why?' })
  expect(cards.length).toBe(Object.keys(chinese).length)
})
