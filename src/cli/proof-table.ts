// Owns the table of `check --verbose`: what proving found of each card, aligned for reading.
import type { CardProof } from '../app/proof-report.ts'
import { columnsOf } from '../render/columns.ts'
import { harmless } from '../terminal/deck-text.ts'

const head = ['card', 'variants', 'answers', 'rejected'] as const

/** One line for each card: variants proven, distinct answers among them, share of draws rejected. Empty without cards. */
export function proofTable(proofs: readonly CardProof[]): string {
  if (proofs.length === 0) return ''
  const rows = proofs.map(({ card, variants, distinctAnswers, rejectedShare }) => [
    harmless(card),
    variants.toLocaleString('en'),
    distinctAnswers.toLocaleString('en'),
    `${(rejectedShare * 100).toFixed(1)} %`,
  ])
  const table = [[...head], ...rows]
  const widths = head.map((_, column) => Math.max(...table.map(row => columnsOf(row[column] ?? ''))))
  const lines = table.map(row => row.map((cell, column) => align(cell, widths[column] ?? 0, column > 0)).join('  '))
  return `${lines.join('\n')}\n\n`
}

function align(cell: string, width: number, isNumber: boolean): string {
  const gap = ' '.repeat(width - columnsOf(cell))
  return isNumber ? gap + cell : cell + gap
}
