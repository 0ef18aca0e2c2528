// Caret excerpts: aligned under tabs and wide characters, bounded, and harmless on a terminal.
import { expect, test } from 'vitest'
import { cells, excerpt } from '../../src/compiler/excerpt.ts'
import { position } from '../../src/domain/diagnostic.ts'

/** The excerpt of the place of `marked` in `source`. */
function of(source: string, marked: string): string[] {
  const start = source.indexOf(marked)
  return excerpt(source, { ...position(source, start), span: { start, end: start + marked.length } })
}

test.each([
  ['plain', 'one\nanswer: Wz + 1\n', 'Wz', ['2 | answer: Wz + 1', '  |         ^^']],
  ['tabs stay tabs', '\ta\tWz', 'Wz', ['1 | \ta\tWz', '  | \t \t^^']],
  ['wide characters take two cells', '宽度{{Wz}}', 'Wz', ['1 | 宽度{{Wz}}', '  |       ^^']],
  ['wide characters are marked in full', 'a 宽度 b', '宽度', ['1 | a 宽度 b', '  |   ^^^^']],
  ['accents written apart take none', 'e\u0301e Wz', 'Wz', ['1 | e\u0301e Wz', '  |    ^^']],
  ['CRLF', 'one\r\ntwo Wz\r\n', 'Wz', ['2 | two Wz', '  |     ^^']],
  ['only the first line of a long place', 'a b\nc d', 'b\nc', ['1 | a b', '  |   ^']],
])('%s', (_name, source, marked, expected) => {
  expect(of(source, marked)).toEqual(expected)
})

test('a long line is cut around the place', () => {
  const [line = '', carets = ''] = of(`${'x'.repeat(5_000)}Wz${'y'.repeat(5_000)}`, 'Wz')
  expect(line.length).toBeLessThan(120)
  expect(line.slice(carets.indexOf('^'), carets.lastIndexOf('^') + 1)).toBe('Wz')
})

test('control characters and changes of direction are not sent to a terminal', () => {
  expect(of('a\u001b[31m\u202e Wz', 'Wz')[0]).toBe('1 | a\ufffd[31m\ufffd Wz')
})

test('a place behind the end has no line to show', () => {
  expect(excerpt('', { line: 1, column: 1, span: { start: 0, end: 1 } })).toEqual([])
})

test('cells', () => {
  expect([cells('abc'), cells('卷积'), cells('😀'), cells('ｆ'), cells('한')]).toEqual([3, 4, 2, 2, 2])
})
