// Owns what `npm run bench -- compile` measures.
import type { Subject } from '../report.ts'
import { measureBuilds } from './builds.ts'
import { measureChecks } from './checks.ts'
import { measurePeers } from './peers.ts'

export const compile: Subject = {
  title: 'The compiler',
  measure: () => [measureBuilds(), measureChecks(), measurePeers()],
}
