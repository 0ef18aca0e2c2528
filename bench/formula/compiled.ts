// Owns the first table: formulas that are compiled once and run often.
import { geometricMean, time, type Contender } from '../clock.ts'
import { atMost, figures, type Table } from '../report.ts'
import { own, peers, type Engine } from './engines.ts'
import { drawInputs, expressions, inputs, type Expression } from './expressions.ts'

/** The same loop for everybody: what runs is only known at run time, as in the product. */
const contender = <T>(name: string, run: (input: T) => number, rotating: readonly T[]): Contender => ({
  name,
  run: times => {
    let sum = 0
    for (let turn = 0; turn < times; turn++) sum += run(rotating[turn & (inputs - 1)] as T)
    return sum
  },
})

const native = (expression: Expression): Contender => contender('native', expression.native, drawInputs(expression))

function compiled(engine: Engine, expression: Expression): Contender {
  const run = engine.compile(engine.sourceOf(expression), new Set(Object.keys(expression.variables)))
  const drawn = drawInputs(expression)
  const given = drawn.map(values => engine.input(expression, values) as never)
  for (const [at, values] of drawn.entries()) {
    const wanted = expression.native(values)
    const found = run(given[at] as never)
    if (!(Math.abs(found - wanted) <= 1e-12 * Math.abs(wanted)))
      throw new Error(`${engine.name} gives ${found} for ${expression.source}, not ${wanted}`)
  }
  return contender(engine.name, run, given)
}

export function measureCompiled(): Table {
  const engines = [own, ...peers]
  const columns = engines.length + 1
  // All in one run: an engine that is fast only while it has met one formula is not fast.
  const took = time(expressions.flatMap(one => [native(one), ...engines.map(engine => compiled(engine, one))]))
  const rows = expressions.map((_, row) => took.slice(row * columns, (row + 1) * columns))
  const ratios = rows.map(([by = 1, ...rest]) => rest.map(ns => ns / by))
  const means = engines.map((_, at) => geometricMean(ratios.map(row => row[at] ?? NaN)))
  return {
    title: 'Compiled',
    says: `One evaluation of a formula that is compiled already: native in nanoseconds, the others as multiples of it.`,
    head: ['Formula', 'native', ...engines.map(({ name }) => name)],
    rows: [
      ...expressions.map(({ source }, at) => [
        `\`${source}\``,
        `${figures(rows[at]?.[0] ?? NaN)} ns`,
        ...(ratios[at] ?? []).map(ratio => `${figures(ratio)}×`),
      ]),
      ['geometric mean', '', ...means.map(mean => `${figures(mean)}×`)],
    ],
    goals: [atMost('compiled against native', means[0] ?? NaN, 2.5, '×')],
  }
}
