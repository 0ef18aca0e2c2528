import { hash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { liveScript } from '../../src/anki/live-script.ts'
import { changedAt, fieldNames, noteTypes, partId } from '../../src/anki/note-types.ts'
import { kinds } from '../../src/domain/deck/card.ts'

const lockPath = fileURLToPath(new URL('./note-types.lock.json', import.meta.url))

interface Locked {
  readonly modifiedAt: number
  readonly hash: string
}

const locked = JSON.parse(readFileSync(lockPath, 'utf8')) as Readonly<Record<string, Locked>>
const now: Readonly<Record<string, Locked>> = Object.fromEntries(
  kinds.map(kind => {
    const { modifiedAt: _, script: _script, ...rest } = noteTypes[kind]
    // The script has a date of its own, which changes with it.
    const content = JSON.stringify([rest, fieldNames]).replaceAll(liveScript.name, 'script.js')
    return [kind, { modifiedAt: changedAt[kind], hash: hash('sha256', content) }]
  }),
)
if (process.env['UPDATE_GOLDEN'] === '1') {
  const late = kinds.filter(kind => {
    const before = locked[kind]
    return before && before.hash !== now[kind]?.hash && before.modifiedAt >= changedAt[kind]
  })
  if (late.length > 0)
    throw new Error(`raise changedAt of ${late.join(', ')}: Anki takes a note type only where it is newer`)
  writeFileSync(lockPath, `${JSON.stringify(now, undefined, 2)}\n`)
}

test.each(kinds)('the %s note type is as locked; who changes it raises changedAt and sets UPDATE_GOLDEN=1', kind => {
  expect(now[kind]).toEqual((JSON.parse(readFileSync(lockPath, 'utf8')) as typeof locked)[kind])
})

test('no fields and no ids change: Anki would copy the note type and leave old notes behind', () => {
  expect(fieldNames.join(' ')).toBe(
    'Title Question Hints Options Answer Explanation Lang Title2 Question2 Hints2 Options2 Answer2 Explanation2 Lang2 ' +
      'Typed Source Extra Extra2 Data Key Spare1 Spare2 Spare3',
  )
  expect(kinds.map(kind => [kind, noteTypes[kind].id - 1_795_478_400_000])).toEqual([
    ['numeric', 1],
    ['formula', 2],
    ['choice', 3],
    ['multi', 4],
    ['text', 5],
    ['cloze', 6],
    ['order', 7],
    ['recall', 8],
  ])
  expect(partId(noteTypes.recall, 1)).toBe(1_795_478_400_008_001)
})

test.each(kinds)('the templates of %s name only fields that there are, and close what they open', kind => {
  for (const side of [noteTypes[kind].front, noteTypes[kind].back]) {
    const names = [...side.matchAll(/\{\{[#/^]?(?:type:|cloze:)?([^}]*)\}\}/g)].map(([, name]) => name)
    expect(names.filter(name => !fieldNames.some(field => field === name))).toEqual([])
    const opened = [...side.matchAll(/\{\{#([^}]*)\}\}/g)].map(([, name]) => name)
    const closed = [...side.matchAll(/\{\{\/([^}]*)\}\}/g)].map(([, name]) => name)
    expect(closed).toHaveLength(opened.length)
    expect(new Set(closed)).toEqual(new Set(opened))
    expect(side.replaceAll(/\{\{[^{}]*\}\}/g, '')).not.toContain('{{')
  }
})

test.each(kinds)('the sides of %s say which they are before any script, and the back shows no front', kind => {
  const { front, back } = noteTypes[kind]
  expect(front).toMatch(/^<div class="pd pd-front /)
  expect(back).toMatch(/^<div class="pd pd-back /)
  expect(back).not.toContain('FrontSide')
})
