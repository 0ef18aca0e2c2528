#!/usr/bin/env node
// The command: starts src/cli/main.ts (dist/cli/main.js in a packed release) on the bundled runtime.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { run } from './runtime.js'

const source = fileURLToPath(new URL('../src/cli/main.ts', import.meta.url))
const built = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
run('node', ['--disable-warning=ExperimentalWarning', existsSync(source) ? source : built, ...process.argv.slice(2)])
