// Owns which tests face the mutants of `npm run mutate`: those of the formula engine and the grader.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'tests/{domain/{formula,grading},conformance}/**/*.test.ts',
      'tests/properties/{formula,grading}*.test.ts',
    ],
    testTimeout: 60_000,
    // One process with everything loaded once: a mutant is switched on by a variable, so that most cost a fraction of a second.
    isolate: false,
    pool: 'threads',
  },
})
