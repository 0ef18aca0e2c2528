// Tests what a deck's Markdown is as HTML, that nothing in it runs or means anything to Anki, and the colours of code.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { htmlStyle } from '../../src/render/html-style.ts'
import { markdownToHtml } from '../../src/render/html.ts'

const picture = (name: string): string | undefined => (name.startsWith('known') ? `media-${name}` : undefined)
const html = (text: Parameters<typeof markdownToHtml>[0]): string => markdownToHtml(text, { picture })

describe('Markdown', () => {
  test.each([
    ['**bold** and `a < b`', '<p><strong>bold</strong> and <code>a &lt; b</code></p>'],
    ['<b>raw</b> & so', '<p>&lt;b&gt;raw&lt;/b&gt; &amp; so</p>'],
    ['| a | b |\n|---|---|\n| 1 | 2 |', expect.stringMatching(/^<table>.*<th>a<\/th>.*<td>2<\/td>.*<\/table>$/s)],
    ['- [ ] open\n- [x] done', '<ul>\n<li>☐ open</li>\n<li>☑ done</li>\n</ul>'],
    ['see [[deep/fpn|Pyramids]]', '<p>see Pyramids</p>'],
    ['[site](https://example.org/?a=1&b="2")', '<p><a href="https://example.org/?a=1&amp;b=%222%22">site</a></p>'],
    ['[note](other.md) and [home](https://example.org)', '<p>note and <a href="https://example.org">home</a></p>'],
    ['[**x**](#part)', '<p><strong>x</strong></p>'],
    ['![a "cell"](known.svg)', '<p><img src="media-known.svg" alt="a &quot;cell&quot;"></p>'],
    ['![a cell](gone.svg)', '<p>[a cell]</p>'],
    ['![of $k^2$](known.svg)', '<p><img src="media-known.svg" alt="of $k^2$"></p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected)
  })

  test('a line gets no paragraph', () => {
    expect(markdownToHtml('*a* $b$', { picture, isLine: true })).toBe('<em>a</em> \\(b\\)')
  })
})

describe('TeX', () => {
  test.each([
    ['$a_1 < b_2$ and $c$', '<p>\\(a_1 &lt; b_2\\) and \\(c\\)</p>'],
    ['$$\n\\frac{1}{2}\n\n- x\n$$', '<p>\\[\n\\frac{1}{2}\n\n- x\n\\]</p>'],
    ['$\\frac{1}{x^{2}}$', '<p>\\(\\frac{1}{x^{2} }\\)</p>'],
    ['\\$5, not $6', '<p>$5, not $6</p>'],
    ['`$x$`', '<p><code>$x$</code></p>'],
    ['    in $code$ $$too$$', '<pre><code>in $code$ $$too$$\n</code></pre>'],
    ['a \\\\(b\\\\) c', '<p>a <span>\\</span>(b\\) c</p>'],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toBe(expected)
  })
})

describe('code', () => {
  test.each([
    ['python', 'def f(x):\n    return 2', '<span class="hljs-keyword">def</span>'],
    ['py', 'x = "s"', '<span class="hljs-string">&quot;s&quot;</span>'],
    ['cpp', 'int x;', '<span class="hljs-type">int</span>'],
    ['sql', 'select 1', '<span class="hljs-keyword">select</span>'],
  ])('%s is coloured', (language, code, expected) => {
    expect(html(`\`\`\`${language}\n${code}\n\`\`\``)).toContain(expected)
    expect(html(`\`\`\`${language}\n${code}\n\`\`\``)).toContain(`<code class="language-${language}">`)
  })

  test.each([
    ['```klingon\na < b\n```', '<pre><code class="language-klingon">a &lt; b\n</code></pre>'],
    ['```\nreturn 1\n```', '<pre><code>return 1\n</code></pre>'],
    ['```"><script>\nx\n```', '<pre><code>x\n</code></pre>'],
    [`\`\`\`python\n${'return 1\n'.repeat(450)}\`\`\``, expect.not.stringContaining('hljs')],
  ])('%.20s is plain', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected)
  })
})

describe('Anki reads nothing in a field', () => {
  test.each([
    ['{{c1::x}} {{Front}}', '<p>{&#123;c1::x}&#125; {&#123;Front}&#125;</p>'],
    ['```c\n{{1}}\n```', expect.stringMatching(/\{&#123;.*\}&#125;/)],
    ['[sound:a.mp3] [anki:tts]', '<p>&#91;sound:a.mp3] &#91;anki:tts]</p>'],
    ['![[sound:x]](known.svg)', expect.not.stringContaining('[sound:')],
  ])('%s', (markdown, expected) => {
    expect(html(markdown)).toEqual(expected)
  })
})

describe('ready pieces', () => {
  const slot = { html: '<b data-slot="0"></b>' }
  test.each([
    [['a **', slot, '** b'], '<p>a <strong><b data-slot="0"></b></strong> b</p>'],
    [['$2 \\cdot ', slot, '^2$'], '<p>\\(2 \\cdot <b data-slot="0"></b>^2\\)</p>'],
    [['`x = ', slot, '`'], '<p><code>x = <b data-slot="0"></b></code></p>'],
    [['```python\nx = ', slot, '\n```'], expect.stringContaining('x = <b data-slot="0"></b>')],
    [[slot, '. no list'], '<p><b data-slot="0"></b>. no list</p>'],
    [
      ['the ', { html: '{{c1::gap}}' }, ' {', { html: '{{c2::x}}' }, '}'],
      '<p>the {{c1::gap}} &#123;{{c2::x}}&#125;</p>',
    ],
    [['$\\frac{', { html: '{{c1::x}}' }, '}{2}$'], '<p>\\(\\frac{ {{c1::x}} }{2}\\)</p>'],
    [
      Array.from({ length: 12 }, (_, index) => ({ html: `(${index})` })),
      `<p>${Array.from({ length: 12 }, (_, index) => `(${index})`).join('')}</p>`,
    ],
  ])('%j', (parts, expected) => {
    expect(html(parts)).toEqual(expected)
  })

  test('a text cannot forge one', () => {
    expect(html(['\u{f0000}\u{f0010}\u{f0001}', slot])).toBe(`<p>\ufffd\ufffd\ufffd${slot.html}</p>`)
  })
})

test('whatever a text holds, no tag, attribute or address comes from it', () => {
  const tags =
    /^(?:\/?(?:p|em|strong|code|pre|ul|ol|li|a|img|h[1-6]|hr|br|blockquote|s|span|table|thead|tbody|tr|t[hd]))$/
  const piece = fc.constantFrom(
    '<script>',
    '<img src=x onerror=a>',
    '[a](javascript:b)',
    '![x](data:a)',
    '$',
    '$$',
    '`',
    '```',
    '\n',
    '{{',
    '}}',
    '"',
    "'",
    '[sound:x]',
    '\\',
    '&',
    '<',
    '>',
    '[',
    ']',
    '(',
    ')',
    '|',
    '- [ ] ',
    'a',
    ' ',
    '*',
    '_',
    '://',
    'http://x ',
    '[[',
    ']]',
    '!',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), pieces => {
      const shown = html(pieces.join(''))
      for (const [, tag = '', more = ''] of shown.matchAll(/<([^\s>]*)([^>]*)>/g)) {
        expect(tag).toMatch(tags)
        expect(more).toMatch(
          /^(?: (?:href="(?:https?|mailto):[^"<]*"|src="media-[^"<]*"|(?:alt|title)="[^"<]*"|class="[\w +#.-]*"|start="\d+"|style="text-align:\w+"))*$/,
        )
      }
      expect(shown).not.toMatch(/\{\{|\}\}|\[sound:/)
    }),
    { numRuns: 2_000 },
  )
})

describe('colours', () => {
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = [1, 3, 5].map(at => {
      const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const contrast = (one: string, other: string): number => {
    const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
    return (light + 0.05) / (dark + 0.05)
  }
  const coloured = htmlStyle.split('\n').flatMap(line => {
    const colour = /[ {]color: (#[\da-f]{6})/.exec(line)?.[1]
    return colour === undefined ? [] : [{ line, colour, behind: line.startsWith('.nightMode') ? '#22252a' : '#f4f5f7' }]
  })

  test.each(coloured)('$line', ({ colour, behind }) => {
    expect(htmlStyle).toContain(`background: ${behind}`)
    expect(contrast(colour, behind)).toBeGreaterThan(4.5)
  })

  test('dark has each class that light has', () => {
    const classes = (isDark: boolean): string[] =>
      coloured
        .filter(({ line }) => line.startsWith('.nightMode') === isDark)
        .flatMap(({ line }) => [...line.matchAll(/\.hljs-\w+/g)].map(String))
        .sort()
    expect(classes(false).length).toBeGreaterThan(15)
    expect(classes(true)).toEqual(classes(false))
  })
})
