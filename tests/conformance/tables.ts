// Owns the tables of conformance: their rows, checked, each with its reason.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { z } from 'zod'

const Span = z.tuple([z.number(), z.number()])

const LanguageRow = z.strictObject({
  expr: z.string(),
  dialect: z.enum(['author', 'typed']).default('author'),
  vars: z.record(z.string(), z.union([z.number(), z.array(z.number())])).default({}),
  exact: z.string().optional(),
  value: z.union([z.number(), z.boolean(), z.array(z.number())]).optional(),
  error: z.string().optional(),
  span: Span.optional(),
  gap: z.literal(true).optional(),
})
export type LanguageRow = z.infer<typeof LanguageRow>

const ReadingRow = z.strictObject({
  typed: z.string(),
  locale: z.string().optional(),
  unit: z.string().optional(),
  names: z.array(z.string()).optional(),
  wants: z.enum(['number', 'list', 'any']).optional(),
  exact: z.string().optional(),
  near: z.number().optional(),
  other: z.string().optional(),
  echo: z.string().optional(),
  figures: z.union([z.number(), z.literal('none')]).optional(),
  decimals: z.number().optional(),
  formula: z.string().optional(),
  error: z.string().optional(),
  span: Span.optional(),
  gap: z.literal(true).optional(),
})
export type ReadingRow = z.infer<typeof ReadingRow>

const GradingRow = z.strictObject({
  line: z.record(z.string(), z.unknown()),
  verdict: z.string().optional(),
  value: z.union([z.number(), z.array(z.number())]).optional(),
  credit: z.number().optional(),
  mistakes: z.array(z.number()).optional(),
  slip: z.array(z.string()).optional(),
  direction: z.string().nullable().optional(),
  readAs: z.string().optional(),
  reason: z.string().optional(),
  error: z.string().optional(),
})
export type GradingRow = z.infer<typeof GradingRow>

export const FormulaExpected = z.strictObject({
  verdict: z.enum(['right', 'wrong', 'mistake', 'ungradable']).optional(),
  credit: z.number().optional(),
  mistakes: z.array(z.number()).optional(),
  readAs: z.string().optional(),
  undefinedAt: z.record(z.string(), z.number()).optional(),
  reason: z.string().optional(),
  error: z.string().optional(),
})
const FormulaRow = FormulaExpected.extend({ line: z.record(z.string(), z.unknown()), why: z.string().min(5) })
export type FormulaRow = z.infer<typeof FormulaRow>

const reason = z.string().min(3)

const table = (name: string): unknown => parse(readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8'))

/** The rows of a table in groups: what a group shows is its reason, and a row may have one more of its own. */
function grouped<Shape extends z.ZodRawShape>(name: string, row: z.ZodObject<Shape>) {
  const Group = z.strictObject({ why: reason, rows: z.array(row.extend({ why: reason.optional() })).min(1) })
  return z
    .array(Group)
    .parse(table(name))
    .flatMap(({ rows }) => rows)
}

export const languageRows: readonly LanguageRow[] = grouped('language', LanguageRow)
export const readingRows: readonly ReadingRow[] = grouped('reading', ReadingRow)
export const gradingRows: readonly GradingRow[] = z.array(GradingRow.extend({ why: reason })).parse(table('grading'))

/** What their lines leave out. */
const assumed = { kind: 'formula', params: { a: '1..20', b: '1..20' } }
export const formulaRows: readonly FormulaRow[] = z
  .array(FormulaRow)
  .parse(table('formula-kind'))
  .map(row => ({ ...row, line: { ...assumed, ...row.line } }))

const SurfaceRow = z.strictObject({
  typed: z.string().optional(),
  repeat: z.tuple([z.string(), z.number()]).optional(),
  over: z.number().optional(),
  locale: z.string().optional(),
  verdict: z.enum(['right', 'wrong', 'mistake', 'imprecise', 'unitSlip', 'ungradable']),
  readAs: z.string().optional(),
  says: z.string().optional(),
  span: Span.optional(),
})
const SurfaceCard = z.strictObject({
  answer: z.string(),
  tolerance: z.string(),
  unit: z.string().optional(),
  names: z.record(z.string(), z.string()).default({}),
  mistakes: z.array(z.strictObject({ formula: z.string(), says: z.string() })).default([]),
})
export type SurfaceCard = z.infer<typeof SurfaceCard>
const SurfaceGroup = z.strictObject({ why: reason, card: SurfaceCard, rows: z.array(SurfaceRow).min(1) })

/** Each row with its card; `deckId` is one for all rows of a card, `typed` is written out. */
export const surfaceRows = z
  .array(SurfaceGroup)
  .parse(table('surfaces'))
  .flatMap(({ card, rows }, index) =>
    rows.map(({ repeat: [piece, times] = ['', 0], typed = piece.repeat(times), ...row }) => ({
      ...row,
      typed,
      card,
      deckId: `deck-${index}`,
    })),
  )
export type SurfaceRow = (typeof surfaceRows)[number]

/** What describes a row's case rather than its outcome. */
const given = new Set(['expr', 'dialect', 'vars', 'typed', 'locale', 'unit', 'names', 'wants', 'line', 'why', 'gap'])

/** What a row expects. */
export const expectedOf = <Row extends object>(row: Row): Partial<Row> =>
  Object.fromEntries(
    Object.entries(row).filter(([member, value]) => value !== undefined && !given.has(member)),
  ) as Partial<Row> // members of the row itself
