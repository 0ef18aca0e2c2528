// Tests drawing pictures in a thread: TeX, charts and Chinese, what cannot be drawn, the bounded queue, the memory.
import { afterAll, describe, expect, test } from 'vitest'
import { barsSvg } from '../../src/render/bars.ts'
import { calendarSvg, type Calendar } from '../../src/render/calendar.ts'
import { createDrawer } from '../../src/render/drawer.ts'
import type { PictureSource } from '../../src/render/picture.ts'

const problems: string[] = []
const drawer = createDrawer(problem => problems.push(problem))
afterAll(() => drawer.close())

/** Width and height that a PNG declares, after its signature. */
function sizeOf(bytes: Uint8Array | undefined): { width: number; height: number } {
  const view = Buffer.from(bytes ?? [])
  expect(view.subarray(1, 4).toString()).toBe('PNG')
  return { width: view.readUInt32BE(16), height: view.readUInt32BE(20) }
}
const tex = (source: string): PictureSource => ({ kind: 'tex', tex: source })
const words = (text: string): PictureSource => ({
  kind: 'svg',
  svg: `<svg xmlns="http://www.w3.org/2000/svg" width="700" height="60"><text x="10" y="40" font-size="30">${text}</text></svg>`,
})

describe('formulas', () => {
  test.each([
    ['a fraction', '\\frac{a}{b}'],
    ['a matrix', '\\begin{pmatrix} a & b \\\\ c & d \\end{pmatrix}'],
    ['cases with words', 'f(x) = \\begin{cases} x & \\text{if } x > 0 \\\\ 0 & \\text{else} \\end{cases}'],
    ['a seldom letter', '\\mathfrak{A} \\to \\mathscr{B}'],
  ])('%s', async (_, source) => {
    const { width, height } = sizeOf(await drawer.draw(tex(source)))
    expect(width).toBeGreaterThan(50)
    expect(height).toBeGreaterThan(50)
  })

  test('a long one is no wider than 2,040 pixels', async () => {
    expect(sizeOf(await drawer.draw(tex('x + '.repeat(400) + 'x'))).width).toBeLessThanOrEqual(2_040)
  })

  test('what is no TeX is no picture, and says why; the next one is drawn', async () => {
    expect(await drawer.draw(tex('\\frac{a}'))).toBeUndefined()
    expect(problems.join()).toContain('Missing argument')
    expect(await drawer.draw(tex('x_2'))).toBeDefined()
  })
})

test('Latin and Chinese have letters of their own', async () => {
  const pictures = await Promise.all(['', 'abc', '学习', '学问'].map(text => drawer.draw(words(text))))
  expect(new Set(pictures.map(bytes => Buffer.from(bytes ?? []).toString('base64'))).size).toBe(4)
})

test('bars grow with their number of rows, say their own names, and harm nothing', async () => {
  const bars = (...names: string[]): PictureSource => ({
    kind: 'bars',
    bars: { title: 'A & B <', bars: names.map((name, index) => ({ name, count: index, isRight: index === 0 })) },
  })
  const [two, three] = [
    sizeOf(await drawer.draw(bars('a', 'b'))),
    sizeOf(await drawer.draw(bars('a', 'b', '"<&\u0000'))),
  ]
  expect(two.width).toBe(three.width)
  expect(three.height - two.height).toBeGreaterThan(30)
  const pictures = await Promise.all([bars('a'), bars('b'), bars('学')].map(drawer.draw))
  expect(new Set(pictures.map(bytes => Buffer.from(bytes ?? []).toString('base64'))).size).toBe(3)
})

test('a bar is as long as its share of a full one; what stands behind it, and long names, have room', async () => {
  const bars = (count: number, label: string, name = 'a'): string =>
    barsSvg({ title: '', bars: [{ name, count, isRight: true, label }], full: 1 })
  const widths = (svg: string): number[] =>
    [...svg.matchAll(/<rect x="\d+" y="\d+" width="(\d+)"/g)].map(found => Number(found[1]))
  const [room = 0, half = 0] = widths(bars(0.5, '1 of 2'))
  expect(half).toBe(Math.round(room / 2))
  expect(widths(bars(1, '1234 of 1234'))[0]).toBeLessThan(room)
  expect(bars(1, '', '目标检测与实例分割的评价')).toContain('>目标检测与实例分…<')
})

test('a calendar has a box for each day and for each row of its legend, and draws its words', async () => {
  const week = ['none', 'answered', 'right', 'none', 'none', 'none', 'none'] as const
  const calendar = (title: string): Calendar => ({
    title,
    weekdays: ['周一', '', 'Wed', '', '', '', ''],
    months: [{ week: 1, name: '<Feb>' }],
    weeks: [week, week.slice(0, 2)],
    legend: { none: 'none', answered: 'answered', right: '答对' },
  })
  const svg = calendarSvg(calendar('A & B'))
  expect(svg.match(/<rect x=/g)).toHaveLength(7 + 2 + 3)
  expect(svg).toContain('&#60;Feb&#62;')
  const pictures = await Promise.all(
    ['a', '学'].map(title => drawer.draw({ kind: 'calendar', calendar: calendar(title) })),
  )
  expect(new Set(pictures.map(bytes => Buffer.from(bytes ?? []).toString('base64'))).size).toBe(2)
  expect(sizeOf(pictures[0]).width).toBeGreaterThan(100)
})

test('a small picture of a deck is drawn larger', async () => {
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="24" height="12"><rect width="24" height="12"/></svg>'
  expect(sizeOf(await drawer.draw({ kind: 'svg', svg }))).toEqual({ width: 600, height: 300 })
})

test('what was drawn is there at once, and never drawn twice', async () => {
  const [first, second] = await Promise.all([drawer.draw(tex('y^2')), drawer.draw(tex('y^2'))])
  expect(second).toBe(first)
  expect(drawer.drawn(tex('y^2'))).toBe(first)
  expect(drawer.drawn(tex('z^2'))).toBeUndefined()
})

test('where a hundred wait, more go without; a drawer that closes leaves nobody waiting', async () => {
  const busy = createDrawer(() => {})
  const pictures = Array.from({ length: 150 }, (_, index) => busy.draw(tex(`q_{${index}}`)))
  expect(await pictures[149]).toBeUndefined()
  await busy.close()
  const drawn = await Promise.all(pictures)
  expect(drawn).toHaveLength(150)
  expect(await busy.draw(tex('w'))).toBeUndefined()
})
