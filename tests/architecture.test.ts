// Checks that imports point inward, that no file is in a cycle, and that the pure core stays pure.
import { readFileSync } from 'node:fs'
import { globSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Folder of src → what it may import from src besides itself. `cli` may import everything. */
const allowed: Record<string, readonly string[]> = {
  domain: [],
  config: ['domain'],
  i18n: ['domain', 'compiler'],
  compiler: ['domain'],
  storage: ['domain'],
  render: ['domain'],
  import: ['domain', 'compiler', 'anki'],
  anki: ['domain', 'engine', 'i18n', 'render'],
  export: ['domain'],
  engine: ['domain'],
  app: ['domain', 'compiler', 'storage', 'render', 'i18n', 'import', 'anki', 'export'],
  discord: ['app', 'domain', 'i18n', 'render'],
  http: ['app'],
  terminal: ['app', 'domain', 'i18n', 'render'],
  sandbox: [],
  preview: ['anki', 'app', 'discord', 'domain', 'i18n', 'sandbox'],
}

const files = globSync('src/**/*.ts', { cwd: root }).map(normalize)
const importPattern =
  /(?:^|\s)(import|export)\s+(type\s+)?(?:[^'"]*?\sfrom\s+)?['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]/gm

interface Import {
  readonly from: string
  readonly to: string
  readonly typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const source = readFileSync(join(root, file), 'utf8')
  return [...source.matchAll(importPattern)].map(found => ({
    from: file,
    to: found[3] ?? found[4] ?? '',
    typeOnly: found[2] !== undefined,
  }))
}

const layer = (file: string): string => file.split('/')[1] ?? ''
const imports = files.flatMap(importsOf)
const inside = imports
  .filter(({ to }) => to.startsWith('.'))
  .map(found => ({ ...found, to: normalize(join(dirname(found.from), found.to)) }))

test('the check saw the source', () => {
  expect(files.length).toBeGreaterThan(100)
  expect(inside.length).toBeGreaterThan(files.length)
})

test('imports point inward', () => {
  const wrong = inside.filter(({ from, to }) => {
    const [here, there] = [layer(from), layer(to)]
    return here !== there && here !== 'cli' && !allowed[here]?.includes(there)
  })
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('the domain imports nothing from outside', () => {
  const wrong = imports.filter(({ from, to }) => layer(from) === 'domain' && !to.startsWith('.'))
  expect(wrong.map(({ from, to }) => `${from} → ${to}`)).toEqual([])
})

test('no file reaches itself through imports', () => {
  const edges = Map.groupBy(
    inside.filter(({ typeOnly }) => !typeOnly),
    ({ from }) => from,
  )
  const state = new Map<string, 'open' | 'done'>()
  const cycles: string[] = []
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'open') cycles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (state.has(file)) return
    state.set(file, 'open')
    for (const { to } of edges.get(file) ?? []) visit(to, [...path, file])
    state.set(file, 'done')
  }
  for (const file of files) visit(file, [])
  expect(cycles).toEqual([])
})

test('time and chance come in as arguments', () => {
  const reads = /Date\.now\(|new Date\(\)|Math\.random\(|Temporal\.Now/
  const wrong = files.filter(
    file =>
      ['domain', 'app', 'compiler', 'discord'].includes(layer(file)) &&
      reads.test(readFileSync(join(root, file), 'utf8')),
  )
  expect(wrong).toEqual([])
})

test('only main.ts reads process', () => {
  const wrong = files.filter(file => {
    if (file === 'src/cli/main.ts') return false
    return /\bprocess\.(argv|env|stdin|stdout|stderr|cwd|exit|on|once)\b/.test(readFileSync(join(root, file), 'utf8'))
  })
  expect(wrong).toEqual([])
})

test('files stay small', () => {
  const large = [...files, ...globSync('{tests,bench}/**/*.ts', { cwd: root, exclude: ['**/node_modules/**'] })].filter(
    file => readFileSync(join(root, file), 'utf8').split('\n').length > 301,
  )
  expect(large).toEqual([])
})
