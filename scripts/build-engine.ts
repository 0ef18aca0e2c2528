// Builds dist/engine.js: formula engine, reader and grader as one script that sets the global `prepdeck` in any page.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'

const entry = fileURLToPath(new URL('../src/engine/main.ts', import.meta.url))
const target = fileURLToPath(new URL('../dist/engine.js', import.meta.url))

/** What would end the script where it stands in HTML, or be filled in where it stands in an Anki template. */
const unsafe = ['</', '<!--', '{{']

/** The script as text. Fails where it cannot stand in a page or a template as it is. */
export async function bundleEngine(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    // No module, and harmless when it runs twice: the back of an Anki card runs what its front ran.
    format: 'iife',
    globalName: 'prepdeck',
    target: 'es2022',
    write: false,
    logLevel: 'warning',
  })
  const script = outputFiles[0]?.text ?? ''
  const found = unsafe.filter(text => script.includes(text))
  if (found.length > 0)
    throw new Error(`the engine contains ${found.join(' and ')}, which a page would not leave alone`)
  return script
}

/** Bytes of `script` as it travels. */
export const gzipBytes = (script: string): number => gzipSync(script, { level: 9 }).length

if (import.meta.main) {
  const script = await bundleEngine()
  mkdirSync(dirname(target), { recursive: true })
  writeFileSync(target, script)
  process.stdout.write(`dist/engine.js: ${script.length} bytes, ${gzipBytes(script)} with gzip\n`)
}
