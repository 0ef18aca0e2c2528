// Writes docs/schema/*.json, the JSON Schemas of frontmatter and card blocks, from the table of keys.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { schemaNames, schemaText } from '../src/compiler/json-schema.ts'

const target = fileURLToPath(new URL('../docs/schema/', import.meta.url))

if (import.meta.main) {
  mkdirSync(target, { recursive: true })
  for (const name of schemaNames) writeFileSync(`${target}${name}.json`, schemaText(name))
}
