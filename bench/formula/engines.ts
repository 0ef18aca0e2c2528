// Owns the contenders: this engine and its peers, each as it would be used by somebody who knows it.
import { Environment } from '@marcbachmann/cel-js'
import { Parser } from 'expr-eval-fork'
import { compileExpression } from 'filtrex'
import { compile as compileMathjs } from 'mathjs'
import { check, compile, parse } from '../../src/domain/formula/index.ts'
import { fold } from '../../src/domain/grading/fold.ts'
import type { Expression, Values } from './expressions.ts'
import { named } from './expressions.ts'

export interface Engine {
  readonly name: string
  /** How `expression` is written for this engine. */
  readonly sourceOf: (expression: Expression) => string
  /** `values` in the form in which this engine takes them; made before the clock runs. */
  readonly input: (expression: Expression, values: Values) => unknown
  /** From text, with the variables that may stand in it, to something that runs on such inputs. */
  readonly compile: (source: string, names: ReadonlySet<string>) => (input: never) => number
}

/** The functions that not every peer knows, the same for all. */
const functions = { exp: Math.exp, floor: Math.floor, ln: Math.log }

const cel = new Environment({ unlistedVariablesAreDyn: true })
for (const [name, run] of Object.entries(functions)) cel.registerFunction(`${name}(double): double`, run)
cel.registerFunction('pow(double, double): double', (x: number, y: number) => x ** y)

const plain = ({ source }: Expression): string => source

const parser = new Parser()

export const own: Engine = {
  name: 'prepdeck',
  sourceOf: plain,
  // A formula wants its values in the order in which it names its variables: here, that of the table.
  input: (_, values) => values,
  compile: (source, names) => {
    const parsed = parse(fold(source).text, 'typed')
    if (!parsed.ok) throw new Error(parsed.error.code)
    const checked = check(parsed.value, names)
    if (!checked.ok) throw new Error(checked.error.code)
    return compile(checked.value).run
  },
}

export const peers: readonly Engine[] = [
  {
    name: 'mathjs',
    sourceOf: ({ source }) => source.replaceAll('ln(', 'log('),
    input: named,
    compile: source => {
      const code = compileMathjs(source)
      return (scope: Record<string, number>) => Number(code.evaluate(scope))
    },
  },
  {
    name: 'expr-eval-fork',
    // There gamma is a function, and hides the variable.
    sourceOf: ({ source }) => source.replaceAll('gamma', 'g'),
    input: (expression, values) => {
      const { gamma = 0, ...rest } = named(expression, values)
      return { ...rest, g: gamma }
    },
    compile: source => {
      const parsed = parser.parse(source)
      return (scope: Record<string, number>) => Number(parsed.evaluate(scope))
    },
  },
  {
    name: 'filtrex',
    sourceOf: plain,
    input: named,
    compile: source => compileExpression(source, { extraFunctions: functions }),
  },
  {
    name: 'cel-js',
    sourceOf: expression => expression.cel,
    input: named,
    compile: source => {
      const parsed = cel.parse(source)
      return (scope: Record<string, number>) => Number(parsed(scope))
    },
  },
]
