// Owns how the suite runs: real processes and browsers need room, and no test may be left focused.
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    allowOnly: false,
    reporters: process.env.CI ? ['default'] : ['dot'],
  },
})
