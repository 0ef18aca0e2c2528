// Owns what test files get in place of vitest while mutants are tried: their cases as plain functions, to be called again and again.
import { expect } from 'vitest'

export { expect }

type Body = (...args: readonly never[]) => unknown

/** One case of a test file. */
export interface Case {
  /** File, groups, title and place: no two have the same. */
  readonly id: string
  readonly name: string
  readonly run: () => unknown
  /** What must have happened before the case runs, in order. */
  readonly before: readonly (() => unknown)[]
}

const found: Case[] = []
let file = ''
let groups: readonly string[] = []
let before: readonly (() => unknown)[] = []

/** Every case of the test file that `load` imports. */
export async function casesOf(path: string, load: () => Promise<unknown>): Promise<readonly Case[]> {
  const from = found.length
  file = path
  before = []
  await load()
  return found.slice(from)
}

function add(title: string, run: () => unknown): void {
  const name = [...groups, title].join(' > ')
  found.push({ id: `${file} > ${name} #${found.length}`, name, run, before })
}

/** Rows that are arrays are the arguments. */
const argumentsOf = (row: unknown): never[] => (Array.isArray(row) ? row : [row]) as never[]

/** A case for each row. */
const each = (rows: readonly unknown[]) => (title: string, body: Body) => {
  for (const row of rows) add(title, () => body(...argumentsOf(row)))
}

export const test = Object.assign((title: string, body: Body) => add(title, () => body()), { each })

function group(title: string, body: () => void): void {
  const outside = { groups, before }
  groups = [...groups, title]
  body()
  ;({ groups, before } = outside)
}

/** A group for each row. */
const eachGroup = (rows: readonly unknown[]) => (title: string, body: Body) => {
  for (const row of rows) group(title, () => body(...argumentsOf(row)))
}

const noGroup = (): void => {}
export const describe = Object.assign(group, {
  each: eachGroup,
  skipIf: (isSkipped: boolean) => (isSkipped ? noGroup : group),
})

export const beforeAll = (step: () => unknown): void => {
  let done: { readonly result: unknown } | undefined
  before = [...before, () => (done ??= { result: step() }).result]
}

/** Nothing is cleared away: the process ends. */
export const afterAll = (): void => {}
