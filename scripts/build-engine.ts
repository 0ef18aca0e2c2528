// Builds dist/engine.js: reader and grader as one script that sets the global `prepdeck` in any page.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { rolldown, type OutputOptions, type Plugin } from 'rolldown'
import { parseSync, Visitor } from 'rolldown/utils'

const entry = fileURLToPath(new URL('../src/engine/main.ts', import.meta.url))
const target = fileURLToPath(new URL('../dist/engine.js', import.meta.url))

/** What would end the script where it stands in HTML, or be filled in where it stands in an Anki template. */
const unsafe = ['</', '<!--', '{{']

/** Columns of the tables of functions and operators for doubles, rounding and sentences, which a page has none of. */
const unread = new Set(['domain', 'double', 'example', 'jumps', 'says'])
const tables = /[/\\]formula[/\\](?:operators|functions(?:[/\\]\w+)?)\.ts$/

/** Modules that a page does without, and what stands for them there: "did you mean", and shortcuts that only save time. */
const spared: readonly (readonly [module: RegExp, instead: string])[] = [
  [/[/\\]domain[/\\]spelling\.ts$/, 'export const closest = () => undefined, editDistance = () => NaN'],
  [/[/\\]grading[/\\]plain\.ts$/, 'export const readPlain = () => undefined, readPlainFormula = readPlain'],
  [
    /[/\\]grading[/\\]screen\.ts$/,
    'export const screen = () => undefined, screenKey = screen, inDoubles = screen, plausible = screen',
  ],
  [
    /[/\\]formula[/\\]short\.ts$/,
    'export const areShort = () => false, areSafe = areShort; export const addShort = () => {}, multiplyShort = addShort, safeDivisor = addShort, fromShortDecimal = addShort',
  ],
]

/**
 * Members that never leave the engine: they get short names. What a page gives or gets keeps its own, and so does
 * whatever is also written as text.
 */
const internal =
  'aliases also apart areRight arity asked associates atZero before combined cost depth dimension digits exponent expr ' +
  'gives grows hasSemicolons head holds infix interval isBinary isFormula isFraction isInner isInside isRight last least ' +
  'lengths locate manner near nodes once onlyPrefixed pairs pieces places power powers precedence prefix prefixes ' +
  'scaled settledBy suffixes takes twice ulps wholes words'
const mangleProps = { include: new RegExp(`^(?:${internal.replaceAll(' ', '|')})$`) }

interface Cut {
  readonly start: number
  readonly end: number
}

/** Leaves out what a page does not need: unread columns, checks for bugs of ours and their sentences, spared modules. */
const lean: Plugin = {
  name: 'lean',
  transform(code, id) {
    const instead = spared.find(([module]) => module.test(id))?.[1]
    if (instead !== undefined) return instead
    const cuts: Cut[] = []
    const visitor = new Visitor({
      ObjectExpression({ properties }) {
        if (!tables.test(id)) return
        for (const property of properties) {
          if (property.type !== 'Property' || property.key.type !== 'Identifier' || !unread.has(property.key.name))
            continue
          cuts.push({ start: property.start, end: property.end + (code[property.end] === ',' ? 1 : 0) })
        }
      },
      IfStatement(branch) {
        if (branch.consequent.type === 'ThrowStatement' && !branch.alternate) cuts.push(branch)
      },
      ThrowStatement({ argument }) {
        if (argument.type === 'NewExpression') cuts.push(...argument.arguments)
      },
    })
    visitor.visit(parseSync(id, code).program)
    const outer = cuts.filter(cut => !cuts.some(other => other.start < cut.start && cut.end < other.end))
    return outer.toSorted((a, b) => b.start - a.start).reduce(without, code)
  },
}

const without = (code: string, { start, end }: Cut): string => code.slice(0, start) + code.slice(end)

/** No mark of a module: pages have no use for it. */
const generatedCode = { symbols: false }

/** What `input` exports as one script that sets the global `name`. */
export const bundle = (input: string, name: string): Promise<string> => build(input, name, true)

async function build(input: string, name: string, minify: NonNullable<OutputOptions['minify']>): Promise<string> {
  const built = await rolldown({
    input,
    plugins: [lean],
    transform: { target: 'es2023' },
    treeshake: { moduleSideEffects: false },
  })
  // No module, and harmless when it runs twice: the back of an Anki card runs what its front ran.
  const { output } = await built.generate({ format: 'iife', name, minify, comments: false, generatedCode })
  return output[0].code
}

/** The engine as text, or so much of it as `input` exports. Fails where it cannot stand in a page or a template as it is. */
export async function bundleEngine(input = entry): Promise<string> {
  const script = await build(input, 'prepdeck', { compress: true, mangle: true, codegen: true, mangleProps })
  const found = unsafe.filter(text => script.includes(text))
  if (found.length > 0)
    throw new Error(`the engine contains ${found.join(' and ')}, which a page would not leave alone`)
  return script
}

/** Bytes of `script` as it travels. */
export const gzipBytes = (script: string): number => gzipSync(script, { level: 9 }).length

if (import.meta.main) {
  const script = await bundleEngine()
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, script)
  process.stdout.write(`dist/engine.js: ${Buffer.byteLength(script)} bytes, ${gzipBytes(script)} with gzip\n`)
}
