// Owns what `npm run bench -- compile` measures.
import type { Subject } from '../report.ts'
import { measureBuilds } from './builds.ts'

export const compile: Subject = {
  title: 'The compiler',
  measure: () => [measureBuilds()],
}
