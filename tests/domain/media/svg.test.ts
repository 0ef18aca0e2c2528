// Making SVGs harmless: what draws stays as it is, what could run, load or embed goes, and nothing comes back.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { kindNamed, kindOf } from '../../../src/domain/media/kind.ts'
import { cleanSvg } from '../../../src/domain/media/svg.ts'

const svg = (inside: string, attributes = ''): string =>
  `<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`

test('a plain drawing stays as it is', () => {
  const plain = svg(
    '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>\n<rect fill="url(#g)" x=\'1\'/><text>a &amp; b ½ &#65;</text><use href="#g"/>',
    ' viewBox="0 0 9 9"',
  ).replace("x='1'", 'x="1"')
  expect(cleanSvg(`${plain}\n`)).toEqual({ svg: plain, removed: [] })
})

test.each([
  ['a script', '<script>alert(1)</script>', '', ['<script>']],
  ['a script in CDATA', '<script><![CDATA[alert(1)]]></script>', '', ['<script>']],
  ['a handler', '<rect onclick="alert(1)"/>', '<rect/>', ['onclick']],
  ['a handler in capitals', '<rect ONLOAD="alert(1)"/>', '<rect/>', ['ONLOAD']],
  ['foreign content', '<foreignObject><p xmlns="x">a</p></foreignObject>', '', ['<foreignObject>', '<p>']],
  ['a link with what is in it', '<a href="https://example.org"><rect/></a>', '', ['<a>', 'href']],
  ['a picture from elsewhere', '<image href="https://example.org/x.png"/>', '', ['<image>', 'href']],
  ['a symbol from elsewhere', '<use xlink:href="other.svg#x"/>', '<use/>', ['xlink:href']],
  ['a fill from elsewhere', '<rect fill="url(https://example.org/#a)"/>', '<rect/>', ['fill']],
  ['an address in references', '<rect fill="u&#114;l( http://example.org )"/>', '<rect/>', ['fill']],
  ['an import in a style', '<rect style="@import x"/>', '<rect/>', ['style']],
  ['an escape in a style', '<rect style="fill:u\\72l(x)"/>', '<rect/>', ['style']],
  ['a style sheet', '<style>@import "x"</style>', '', ['<style>']],
  ['an animation of a link', '<set attributeName="href" to="javascript:alert(1)"/>', '', ['<set>', 'to']],
  [
    'an element of another name space',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">a</x:script>',
    '',
    ['<x:script>'],
  ],
  ['a base for addresses', '<g xml:base="https://example.org"/>', '<g/>', ['xml:base']],
  ['comments and instructions', '<!-- <script> --><?php x ?><rect/>', '<rect/>', []],
])('%s goes', (_name, inside, left, removed) => {
  expect(cleanSvg(svg(inside))).toEqual({ svg: svg(left), removed })
})

test.each([
  ['an open element', '<svg><g></svg>'],
  ['nothing', ''],
  ['another root', '<html></html>'],
  ['two roots', '<svg/><svg/>'],
  ['text beside the root', '<svg/>x'],
  ['entities of its own', '<!DOCTYPE svg [<!ENTITY a "<script>">]><svg>&a;</svg>'],
  ['an unknown reference', '<svg>&nbsp;</svg>'],
  ['an attribute without quotes', '<svg onload=alert(1)></svg>'],
  ['an attribute twice', '<svg id="a" id="b"></svg>'],
  ['a sign that begins nothing', '<svg> < </svg>'],
])('%s is refused', (_name, text) => {
  expect(cleanSvg(text)).toBeUndefined()
})

const piece = fc.constantFrom(
  '<svg>',
  '</svg>',
  '<g ',
  'x="1"',
  "y='<'",
  '>',
  '/>',
  '<script>',
  '</script>',
  '<![CDATA[',
  ']]>',
  '<!--',
  '-->',
  '&lt;',
  '&',
  ' on="1"',
  'href="#a"',
  'a',
  '<',
  '"',
  '<text>',
  '</text>',
)

test('what was cleaned is clean, whatever it was, and holds no element or attribute that could do something', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 12 }), pieces => {
      for (const text of [pieces.join(''), svg(pieces.join(''))]) {
        const once = cleanSvg(text)
        expect(once?.svg ?? '').not.toMatch(/<script|<!|<[^<>]*\son/)
        expect(once && cleanSvg(once.svg)).toEqual(once && { svg: once.svg, removed: [] })
      }
    }),
    { numRuns: 2_000 },
  )
})

const bytes = (text: string): Uint8Array => Uint8Array.from(text, sign => sign.charCodeAt(0))

test.each([
  ['\x89PNG\r\n\x1a\nrest', 'png'],
  ['\xff\xd8\xff\xe0', 'jpg'],
  ['GIF89a', 'gif'],
  ['RIFF\x01\x02\x03\x04WEBP', 'webp'],
  ['<?xml version="1.0"?>\n<!-- a -->\n<!DOCTYPE svg PUBLIC "a" "b">\n<svg/>', 'svg'],
  ['\xef\xbb\xbf<svg >', 'svg'],
  ['RIFF\x01\x02\x03\x04WAVE', undefined],
  ['<html><svg/></html>', undefined],
  ['%PDF-1.7', undefined],
  ['', undefined],
])('%j is %s', (text, kind) => {
  expect(kindOf(bytes(text))).toBe(kind)
})

test('names claim a kind by their ending, in any case', () => {
  expect(['a.PNG', 'b/c.jpeg', 'x.svg', 'x.svgz', 'png', 'a.md'].map(kindNamed)).toEqual([
    'png',
    'jpg',
    'svg',
    undefined,
    undefined,
    undefined,
  ])
})
