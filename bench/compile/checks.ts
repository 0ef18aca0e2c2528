// Owns the table of checks: everything that a build does but writing, with every variant proven.
import type { Table } from '../report.ts'
import { seconds } from './builds.ts'
import { read } from './reading.ts'

const noteCounts = [100, 1_000]

export function measureChecks(): Table {
  const rows = noteCounts.flatMap(count => read(count, ['check']))
  return {
    title: 'Checking',
    says: '`prepdeck check` proves all variants of a card up to 10,000, or 2,000 where there are more; a build, up to 64.',
    head: ['Notes', 'variants proven', 'takes', 'processor time', 'processor time for a variant'],
    rows: rows.map(({ notes, variants, ms, processorMs }) => [
      notes.toLocaleString('en'),
      variants.toLocaleString('en'),
      seconds(ms),
      seconds(processorMs),
      `${((processorMs * 1_000) / variants).toFixed(1)} µs`,
    ]),
    goals: [],
  }
}
