// Owns the second table: from text to value once, as for everything that people type.
import { geometricMean, time, type Contender } from '../clock.ts'
import { atMost, figures, type Table } from '../report.ts'
import { own, peers, type Engine } from './engines.ts'
import { drawInputs, expressions, inputs, type Expression } from './expressions.ts'

/** Never the same text twice, so that no engine can remember an answer. */
let serial = 0

function oneShot(engine: Engine, expression: Expression): Contender {
  const source = engine.sourceOf(expression)
  const names = new Set(Object.keys(expression.variables))
  const given = drawInputs(expression).map(values => engine.input(expression, values) as never)
  let sources: string[] = []
  return {
    name: engine.name,
    // Text put together piece by piece is only laid out when it is first read; JSON makes it whole before the clock runs.
    prepare: times => {
      const fresh = Array.from({ length: times }, () => `${source}+${++serial}.5`)
      sources = JSON.parse(JSON.stringify(fresh)) as string[]
    },
    run: times => {
      let sum = 0
      for (let turn = 0; turn < times; turn++) {
        sum += engine.compile(sources[turn] ?? '', names)(given[turn & (inputs - 1)] as never)
      }
      return sum
    },
  }
}

export function measureOneShot(): Table {
  const engines = [own, ...peers]
  const took = time(expressions.flatMap(one => engines.map(engine => oneShot(engine, one))))
  const rows = expressions.map((_, row) => took.slice(row * engines.length, (row + 1) * engines.length))
  const means = engines.map((_, at) => geometricMean(rows.map(row => row[at] ?? NaN)))
  const [mine = NaN, ...others] = means
  return {
    title: 'One shot',
    says: 'From text to value once (fold, parse, check, compile, run), in microseconds; no text comes twice.',
    head: ['Formula', ...engines.map(({ name }) => name)],
    rows: [
      ...expressions.map(({ source }, at) => [
        `\`${source}\``,
        ...(rows[at] ?? []).map(ns => `${figures(ns / 1e3)} µs`),
      ]),
      ['geometric mean', ...means.map(mean => `${figures(mean / 1e3)} µs`)],
    ],
    goals: [
      atMost('one shot', mine / 1e3, 3, ' µs'),
      { what: 'one shot is faster than that of every peer', isMet: others.every(other => mine < other) },
    ],
  }
}
