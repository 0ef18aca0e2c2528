// Links between notes: where they stand, and what readers see who cannot follow them.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { replaceWikiLinks, wikiLinksIn, wikiText } from '../../../src/domain/deck/wiki-link.ts'

test.each<[string, string]>([
  ['See [[fpn]].', 'See fpn.'],
  ['See [[vision/fpn.md]].', 'See fpn.'],
  ['[[fpn|the pyramid]] and [[ fpn | it ]]', 'the pyramid and it'],
  ['[[fpn#Merging]], [[#Merging]]', 'fpn, Merging'],
  ['| [[fpn\\|P]] | b |', '| P | b |'],
  ['![[fpn.png]] ![[fpn.png|small]]', '[fpn.png] [small]'],
  ['[[a|$x$ `b`]]', '$x$ `b`'],
  ['`[[a]]`, ```` [[a]] ````, $[[a]]$, \\[[a]]', '`[[a]]`, ```` [[a]] ````, $[[a]]$, \\[[a]]'],
  ['```\n[[a]]\n```\n[[b]]', '```\n[[a]]\n```\nb'],
  ['[[1, 2], [3]] and [[]] and [[a\nb]] and [a]', '[[1, 2], [3]] and [[]] and [[a\nb]] and [a]'],
])('%j is read as %j', (markdown, expected) => expect(wikiText(markdown)).toBe(expected))

test('spans hold the whole link, the target has neither part nor text', () =>
  expect(wikiLinksIn('a [[b/c#d|e]] ![[f.png]]')).toEqual([
    { target: 'b/c', part: 'd', text: 'e', isEmbedded: false, span: { start: 2, end: 13 } },
    { target: 'f.png', isEmbedded: true, span: { start: 14, end: 24 } },
  ]))

test('what is not a link stays, whatever stands around it', () => {
  const part = fc.constantFrom('[[', ']]', '|', '#', '!', '`', '$', '\\', 'a', ' ', '\n', '```')
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), parts => {
      const text = parts.join('')
      expect(replaceWikiLinks(text, (_, source) => source)).toBe(text)
      expect(wikiLinksIn(wikiText(text)).length).toBeLessThanOrEqual(wikiLinksIn(text).length)
    }),
  )
})
