// Draws the pictures of the shipped deck: `npm run generate` writes them, and a test fails where one is not as drawn.
import { mkdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { drawings } from './pictures/drawings.ts'

const folder = new URL('../decks/deep-learning/media/', import.meta.url)
mkdirSync(folder, { recursive: true })
for (const [name, draw] of Object.entries(drawings)) writeFileSync(fileURLToPath(new URL(name, folder)), draw())
