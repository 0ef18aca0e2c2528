// HTML of flashcards as Markdown: it shows the same, and what it cannot show is told.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fromHtml } from '../../src/import/html.ts'
import { htmlTree, textIn } from '../../src/import/html-tree.ts'
import { teller, type ImportNote } from '../../src/import/imported.ts'
import { markdownToHtml } from '../../src/render/html.ts'

const files = new Map([
  ['a b.png', 'media/a-b.png'],
  ['x.mp3', 'media/x.mp3'],
])

function read(html: string): { readonly text: string; readonly told: string[] } {
  const notes: ImportNote[] = []
  const text = fromHtml(html, { tell: teller(1, notes), fileAt: name => files.get(name) })
  return { text, told: notes.map(({ code, args }) => `${code} ${args['what']}`) }
}

test.each<[string, string, string]>([
  ['plain text', 'plain text', 'plain text'],
  ['line ends', 'a<br>b<div>c</div><div><br></div><div>d</div>', 'a  \nb  \nc\n\nd'],
  ['paragraphs', '<p>a</p><p>b', 'a\n\nb'],
  ['blanks are one', ' a \n\n b&nbsp;c ', 'a b c'],
  ['emphasis, without the blanks at its ends', '<b>a </b>b <i>c</i> <s>d</s>', '**a** b *c* ~~d~~'],
  ['emphasis over two lines', '<b>a<br>b</b>', '**a**  \n**b**'],
  ['the same emphasis side by side', '<b>a</b><b>b</b> <i>c</i><i>d</i>', '**ab** *cd*'],
  ['twice the same emphasis', '<b><strong>a</strong></b>', '**a**'],
  ['code', '<code>a_b `c`</code>', '`` a_b `c` ``'],
  [
    'a block of code',
    '<pre><code class="language-py">for i in x:\n    f(&lt;i&gt;)\n</code></pre>',
    '```py\nfor i in x:\n    f(<i>)\n```',
  ],
  ['a block of code with <br>', '<pre>a<br>  b</pre>', '```\na\n  b\n```'],
  ['a list in a list', '<ul><li>a<ul><li>b</li></ul></li><li>c</ul>', '- a\n  - b\n- c'],
  ['a list without ends of items', '<ol start=3><li>a<li>b</ol>', '3. a\n4. b'],
  ['text around a list', 'a<ul><li>b</li></ul>c', 'a\n\n- b\n\nc'],
  ['a table', '<table><tr><th>a<th>b<tr><td>c|d<td>e<br>f</table>', '| a | b |\n| --- | --- |\n| c\\|d | e f |'],
  ['a table that only places things', '<table><tr><td>a</td></tr><tr><td>b</td></tr></table>', 'a\n\nb'],
  ['a quote', '<blockquote>a<br>b</blockquote>', '> a  \n> b'],
  ['a heading is no heading of a note', '<h2>a</h2>b', '**a**\n\nb'],
  ['a rule', 'a<hr>b', 'a\n\n***\n\nb'],
  ['small signs', 'H<sub>2</sub>O, 10<sup>-3</sup>, x<sup>n+1</sup>, a<sub>max</sub>', 'H₂O, 10⁻³, xⁿ⁺¹, aₘₐₓ'],
  ['small words', 'v<sub>in,out</sub>', 'v$_{\\mathrm{in,out}}$'],
  ['links', '<a href="https://x.example/a_(b)">t</a> <a href="javascript:x">u</a>', '[t](<https://x.example/a_(b)>) u'],
  ['formulas', '\\(x^2 &lt; <b>y</b>\\) \\[\\sum<br>i\\] [$]a[/$] [$$]b[/$$]', '$x^2 < y$ $$\\sum i$$ $a$ $$b$$'],
  ['a formula before a digit', '\\(x\\)2', '$x$ 2'],
  ['a formula in LaTeX', '[latex]$a^2$[/latex]', '$a^2$'],
  ['a formula of the editor', '<anki-mathjax block="true">a</anki-mathjax>', '$$a$$'],
  [
    'what means something in Markdown',
    '*a* _b_ snake_case `c` [d](e) [[f]] ~~g~~ $5 \\* &amp;lt; a * b',
    '\\*a\\* \\_b\\_ snake_case \\`c\\` \\[d](e) \\[[f]] \\~\\~g\\~\\~ \\$5 \\\\\\* \\&lt; a * b',
  ],
  [
    'what begins a block in Markdown',
    '# a<br>- b<br>1. c<br>&gt; d<br>+ e',
    '\\# a  \n\\- b  \n1\\. c  \n\\> d  \n\\+ e',
  ],
  // HTML, 13.2.5.72 ff.: names tell capitals apart, and the number 0 is the sign for what cannot be shown.
  ['entities', '&lt;b&gt; &#955; &#x3bb; &AMP; &Lambda; &nosuch; &#0;', '<b> λ λ & Λ \\&nosuch; \ufffd'],
  ['no tag', 'a < b and c <3', 'a < b and c <3'],
  ['a reading', '<ruby>漢<rp>(</rp><rt>かん</rt><rp>)</rp></ruby>', '漢(かん)'],
  ['scripts, styles and comments', 'a<script>if (1<2) x("</b>")</script><style>b{}</style><!-- c -->', 'a'],
  ['what only looks', '<span style="color:red">a</span><font>b</font><u>c</u>', 'abc'],
  ['nothing', '<div><br></div> &nbsp;', ''],
])('%s', (_, html, expected) => expect(read(html)).toEqual({ text: expected, told: [] }))

test.each<[string, string, string, string[]]>([
  ['a picture beside the note', '<img src="a b.png">', '![a b](media/a-b.png)', []],
  ['by its address', '<img src="a%20b.png" alt="A [b]">', '![A  b](media/a-b.png)', []],
  ['a picture that is not there', '<img src="c.png">', '[c.png]', ['picture.left-out c.png']],
  ['a picture written out', '<img src="data:image/png;base64,AAAA">', '[data:]', ['picture.left-out data:']],
  ['a sound beside the note', '[sound:x.mp3]', '[x.mp3](media/x.mp3)', ['sound.linked x.mp3']],
  ['a sound that is not there', '[sound:y.mp3] [sound:y.mp3]', '[y.mp3] [y.mp3]', ['sound.left-out y.mp3']],
  ['an element without an equivalent, once', '<svg>a</svg><svg>b</svg>', 'ab', ['markup.left-out <svg>']],
  [
    'a whole text in LaTeX',
    '[latex]\\begin{x}a\\end{x}[/latex]',
    '` \\begin{x}a\\end{x} `',
    ['markup.left-out [latex]'],
  ],
])('%s', (_, html, text, told) => expect(read(html)).toEqual({ text, told }))

test('of what nests without end nothing is lost, and walking it is no danger', () => {
  const html = `${'<b>x'.repeat(50_000)}${'</b>'.repeat(50_000)} end`
  const text = textIn(htmlTree(html))
  expect(text.match(/x/g)).toHaveLength(50_000)
  expect(text.endsWith(' end')).toBe(true)
})

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
const words = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        ...'*_`~[]()$\\<>&#+-=|!^:.0123456789'.split(''),
        '**',
        '__',
        '```',
        '~~~',
        '[a](b)',
        '1.',
        '&lt;',
        ' ',
      ),
    ),
    { maxLength: 12 },
  )
  // Two braces are the note's business; marks of ours are in no text.
  .map(parts => parts.join('').replace(/[{}\u0000-\u001f\u007f-\u009f\ue000-\ue00f\u{f0000}-\u{f001f}]/gu, ''))

test('a text shows what it showed, whatever its signs', () => {
  fc.assert(
    fc.property(words, text => {
      const shown = markdownToHtml(read(escaped(text)).text, { picture: name => name })
      const plain = (of: string): string => of.replace(/\s+/gu, ' ').trim()
      expect(plain(textIn(htmlTree(shown)))).toBe(plain(text))
    }),
    { numRuns: 500, examples: [['\\(x'], ['a\\'], ['$a$'], ['1) b'], ['a://b']] },
  )
})

test('any HTML is read to its end, in time', () => {
  const piece = fc.constantFrom(
    '<b>',
    '</b>',
    '<ul>',
    '<li>',
    '</ul>',
    '<table>',
    '<tr>',
    '<td>',
    '<pre>',
    '<',
    '>',
    '"',
    'a',
    '<img src="',
    '\\(',
    '\\)',
    '[sound:',
    ']',
    '<!--',
    '-->',
    '<script>',
    '&',
    ';',
    '<br>',
    '<p>',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), pieces => {
      expect(typeof read(pieces.join('')).text).toBe('string')
    }),
  )
  for (const part of [
    '<div>',
    '<ul><li>',
    '<b>',
    '\\(',
    '[latex]',
    '<!--',
    '<a ',
    '<script>',
    '{{c1::',
    '[sound:',
    '*_',
    '<table><tr><td>',
  ])
    expect(typeof read(part.repeat(20_000)).text).toBe('string')
}, 30_000)
