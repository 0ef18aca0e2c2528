// Checks that every page of docs/decisions has a number of its own, so that a number names one decision.
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

test('the pages of decisions are numbered from 1, each number once', () => {
  const names = readdirSync(fileURLToPath(new URL('../../docs/decisions/', import.meta.url))).sort()
  const numbers = names.filter(name => name !== 'README.md').map(name => /^(\d{4})-[a-z-]+\.md$/.exec(name)?.[1])
  expect(numbers.length).toBeGreaterThan(0)
  expect(numbers).toEqual(numbers.map((_, index) => String(index + 1).padStart(4, '0')))
})
