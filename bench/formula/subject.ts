// Owns what `npm run bench -- formula` measures.
import type { Subject } from '../report.ts'
import { measureCompiled } from './compiled.ts'
import { measureDearest } from './dearest.ts'
import { measureGrading } from './grade.ts'
import { measureMemory } from './memory.ts'
import { measureOneShot } from './one-shot.ts'

export const formula: Subject = {
  title: 'The formula engine',
  measure: () => [measureCompiled(), measureOneShot(), measureGrading(), measureMemory(), measureDearest()],
}
