import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { ANKI_PATIENCE_MS, withAnkis } from './backend.ts'
import { matrix } from './matrix.ts'

withAnkis(anki => {
  test.each(matrix)('$what', { timeout: ANKI_PATIENCE_MS }, async ({ run, seen }) => {
    expect(await run(anki)).toBe(seen)
  })
})

const page = fileURLToPath(new URL('../../docs/anki.md', import.meta.url))

test('docs/anki.md shows the matrix', () => {
  const rows = matrix.map(({ what, seen }) => `| ${what} | ${seen} |`)
  const table = ['| A person has the deck, and then | Anki’s counts and what is there |', '|---|---|', ...rows].join(
    '\n',
  )
  const text = readFileSync(page, 'utf8')
  const marks = /(?<=<!-- matrix -->\n\n)[^]*?(?=\n\n<!-- \/matrix -->)/
  if (process.env['UPDATE_GOLDEN'] === '1')
    writeFileSync(
      page,
      text.replace(marks, () => table),
    )
  expect(marks.exec(readFileSync(page, 'utf8'))?.[0]).toBe(table)
})
