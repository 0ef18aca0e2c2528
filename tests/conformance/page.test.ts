// Runs the tables in Chromium against the script that pages get: what Node decides, a page decides.
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test } from 'vitest'
import { bundle, bundleEngine } from '../../scripts/build-engine.ts'
import { askedFormulaIn } from '../../src/app/grade-formula.ts'
import { askedIn } from '../../src/app/grade-line.ts'
import { parseLine, variablesIn } from '../../src/app/json-line.ts'
import * as engine from '../../src/engine/main.ts'
import { isBrowserMissing, openBrowser } from '../e2e/browser.ts'
import { all, wire, type Asked } from './outcome.ts'
import { expectedOf, formulaRows, gradingRows, languageRows, readingRows, type GradingRow } from './tables.ts'

const runner = fileURLToPath(new URL('./outcome.ts', import.meta.url))

// A line that asks nothing gradable is refused before any grading.
const asked = gradingRows.flatMap(row => {
  const found = askedOf(row)
  return found ? [{ row, asked: found }] : []
})
const askedFormulas = formulaRows.flatMap(row => {
  const members = parseLine(JSON.stringify(row.line))
  const found = members.ok && row.line.kind === 'formula' ? askedFormulaIn(members.value) : undefined
  return found?.ok ? [{ row, asked: found.value }] : []
})
// What a formula is read as is asked with its verdict.
const readings = readingRows.filter(row => row.formula === undefined && !row.gap)
const formulas = languageRows.filter(row => !row.gap)

function askedOf({ line }: GradingRow): Asked | undefined {
  const members = parseLine(JSON.stringify(line))
  const variables = members.ok ? variablesIn(members.value) : members
  if (!members.ok || !variables.ok) return undefined
  const found = askedIn(members.value, variables.value)
  if (!found.ok) return undefined
  const { key } = found.value
  return { ...found.value, key: { ...key, carried: key.carried?.() } }
}

describe.skipIf(isBrowserMissing)('in Chromium', () => {
  let found: ReturnType<typeof all>
  const rows = wire({
    language: formulas,
    reading: readings,
    grading: asked.map(each => each.asked),
    comparing: askedFormulas.map(each => each.asked),
  })

  beforeAll(async () => {
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await bundleEngine() })
      await page.addScriptTag({ content: await bundle(runner, 'conformance') })
      found = await page.evaluate(`conformance.all(prepdeck, ${JSON.stringify(rows)})`)
    } finally {
      await browser.close()
    }
  })

  test('every result has the members that it has in Node', () => {
    expect(found.members).toEqual(all(engine, rows).members)
  })

  test('every formula of the language has its value or error', () => {
    expect(found.language).toEqual(formulas.map(expectedOf))
  })

  test('every typed answer is read or refused as written', () => {
    expect(readings.length).toBeGreaterThan(300)
    expect(found.reading).toEqual(readings.map(expectedOf))
  })

  test('every answer gets its verdict', () => {
    expect(asked.length).toBeGreaterThan(50)
    expect(found.grading).toMatchObject(asked.map(({ row }) => expectedOf(row)))
  })

  test('every typed formula gets its verdict', () => {
    expect(askedFormulas.length).toBeGreaterThan(100)
    expect(found.comparing).toMatchObject(askedFormulas.map(({ row }) => expectedOf(row)))
  })
})
