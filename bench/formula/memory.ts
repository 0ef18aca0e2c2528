// Owns the fourth table: what a compiled formula keeps of the heap.
import { atMost, figures, type Table } from '../report.ts'
import { own } from './engines.ts'
import { expressions } from './expressions.ts'

/** So many that what else lives on the heap does not show. */
const kept = 20_000

/** Bytes in use after everything that nothing refers to is gone. */
function heapUsed(): number {
  if (!globalThis.gc) throw new Error('memory is measured with node --expose-gc')
  globalThis.gc()
  globalThis.gc()
  return process.memoryUsage().heapUsed
}

export function measureMemory(): Table {
  const bytes = expressions.map(({ source, variables }) => {
    const names = new Set(Object.keys(variables))
    const compiled: unknown[] = []
    compiled.length = kept
    const before = heapUsed()
    for (let index = 0; index < kept; index++) compiled[index] = own.compile(`${source}+${index}.5`, names)
    const after = heapUsed()
    if (compiled.some(run => typeof run !== 'function')) throw new Error('all of them are still there')
    return (after - before) / kept
  })
  return {
    title: 'Memory',
    says: `What a compiled formula keeps, in kilobytes, of ${kept.toLocaleString('en')} different ones kept at a time.`,
    head: ['Formula', 'kept'],
    rows: expressions.map(({ source }, at) => [`\`${source}\``, `${figures((bytes[at] ?? NaN) / 1e3)} kB`]),
    goals: [atMost('the largest of them', Math.max(...bytes) / 1e3, 4, ' kB')],
  }
}
