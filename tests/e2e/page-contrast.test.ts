// Text on every ground it stands on: contrast of at least 4.5 in both themes (WCAG 2.2, 1.4.3 AA).
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const sheet = readFileSync(fileURLToPath(new URL('../../src/sandbox/page/css/theme.css', import.meta.url)), 'utf8')

const texts: Record<string, string[]> = {
  text: [
    'page',
    'side',
    'well',
    'field',
    'float',
    'lift',
    'chosen',
    'foot',
    'private',
    'brand-tint',
    'well-edge',
    'rail',
  ],
  strong: ['page', 'side', 'well', 'field', 'float', 'plain', 'plain-over', 'chosen'],
  muted: ['page', 'side', 'well', 'field', 'float', 'lift', 'private'],
  link: ['page', 'well', 'lift', 'private'],
  'brand-words': ['page', 'well', 'lift', 'side', 'field', 'brand-tint', 'private'],
  bad: ['page', 'side', 'lift', 'private'],
  warn: ['side'],
  'on-fill': ['brand', 'brand-over', 'success', 'success-over', 'danger', 'danger-over'],
}

const cases = Object.entries(texts).flatMap(([text, grounds]) =>
  grounds.flatMap(ground => (['light', 'dark'] as const).map(theme => ({ theme, text, ground }))),
)

test.each(cases)('$theme: $text on $ground', ({ theme, text, ground }) => {
  const [a, b] = [luminance(colour(text, theme)), luminance(colour(ground, theme))]
  const contrast = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05)
  expect(contrast).toBeGreaterThanOrEqual(4.5)
})

/** The colour `--name` of the sheet as `#rrggbb`. */
function colour(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`--${name}: (?:light-dark\\((#\\w{6}), (#\\w{6})\\)|(#\\w{6}));`).exec(sheet)
  const found = value?.[3] ?? value?.[theme === 'light' ? 1 : 2]
  if (found === undefined) throw new Error(`theme.css has no colour --${name}`)
  return found
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
