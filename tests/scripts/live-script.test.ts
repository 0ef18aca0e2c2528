// Tests the script of live cards as it is committed: that it is what its sources come to, small, and safe where it stands.
import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { gzipBytes } from '../../scripts/build-engine.ts'
import { dated, liveCode } from '../../scripts/live-script.ts'
import { noteTypes } from '../../src/anki/note-types.ts'
import { liveScript } from '../../src/anki/live-script.ts'

test('it is what its sources come to: whoever changes them runs `npm run generate`', async () => {
  expect(hash('sha256', await liveCode())).toBe(hash('sha256', liveScript.code))
})

test('its name tells its content, as Anki never replaces a file that it has', () => {
  expect(liveScript.name).toBe(`_prepdeck-${hash('sha256', liveScript.code).slice(0, 12)}.js`)
})

test('another code has another name and the present date; the same code keeps both', () => {
  const one = dated(undefined, 'a', 1)
  expect(dated(one, 'a', 2)).toBe(one)
  expect(dated(one, 'b', 2)).toEqual({
    name: expect.not.stringContaining(one.name) as string,
    modifiedAt: 2,
    code: 'b',
  })
})

test('the note types that load it are as young as it is', () => {
  for (const kind of ['numeric', 'formula'] as const) {
    expect(noteTypes[kind].modifiedAt).toBeGreaterThanOrEqual(liveScript.modifiedAt)
    expect(noteTypes[kind].script?.name).toBe(liveScript.name)
    for (const side of [noteTypes[kind].front, noteTypes[kind].back]) expect(side).toContain(`src="${liveScript.name}"`)
  }
})

test('so much of it travels, and nothing in it ends a script, fills a template or asks a network', () => {
  expect(gzipBytes(liveScript.code)).toBeLessThanOrEqual(45_000)
  expect(liveScript.code).not.toMatch(/<\/|<!--|\{\{|https?:|\bfetch\(|XMLHttpRequest|\bimport\(|\beval\(/)
})
