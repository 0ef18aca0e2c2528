// Owns what `npm run bench -- formula` measures.
import type { Subject } from '../report.ts'
import { measureCompiled } from './compiled.ts'
import { measureOneShot } from './one-shot.ts'

export const formula: Subject = {
  title: 'The formula engine',
  measure: () => [measureCompiled(), measureOneShot()],
}
