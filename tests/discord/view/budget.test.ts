// Tests that every message fits Discord's limits, whatever a deck says.
import { ComponentType } from 'discord-api-types/v10'
import type { APIMessageTopLevelComponent } from 'discord-api-types/v10'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fit, MOST_CHARACTERS, MOST_COMPONENTS } from '../../../src/discord/view/budget.ts'
import { button, container, line, row, text } from '../../../src/discord/view/components.ts'

const note = '… (shortened)'

/** Components at all depths, counted by another way than `fit` does. */
const all = (shown: unknown): { type: ComponentType; content?: string }[] =>
  Array.isArray(shown)
    ? shown.flatMap(all)
    : [
        shown as { type: ComponentType },
        ...('components' in (shown as object) ? all((shown as { components: unknown }).components) : []),
      ]
const textLength = (shown: readonly APIMessageTopLevelComponent[]): number =>
  all(shown).reduce((sum, { content }) => sum + (content?.length ?? 0), 0)

test('a message that fits is left alone', () => {
  const message = [container('quiet', [text('x'.repeat(3_000)), line, row(button('Go', 'mine', { drop: '1' }))])]
  expect(fit(message, note)).toEqual(message)
})

test('whatever texts there are: both limits hold, every button stays, and a cut is said', () => {
  const texts = fc.array(fc.integer({ min: 1, max: 6_000 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(texts, texts, (inside, outside) => {
      const message = [
        container('quiet', [
          ...inside.map(length => text('x'.repeat(length))),
          row(button('Go', 'mine', { drop: '1' })),
        ]),
        ...outside.map(length => text('y'.repeat(length))),
      ]
      // Without pictures a message is made of Discord's own components only.
      const plain = message as unknown as APIMessageTopLevelComponent[]
      const fitted = fit(message, note)
      expect(textLength(fitted)).toBeLessThanOrEqual(MOST_CHARACTERS)
      expect(all(fitted).length).toBeLessThanOrEqual(MOST_COMPONENTS)
      expect(all(fitted).filter(({ type }) => type === ComponentType.Button)).toHaveLength(1)
      const isCut = textLength(plain) > MOST_CHARACTERS || all(plain).length > MOST_COMPONENTS
      expect(JSON.stringify(fitted).includes(note)).toBe(isCut)
      expect(all(fitted).every(({ content }) => content !== '')).toBe(true)
    }),
  )
})

test('a block of code that is cut stays one', () => {
  const [only] = fit([text(`\`\`\`\n${'x'.repeat(5_000)}\n\`\`\``)], note)
  expect(JSON.stringify(only).match(/```/g)).toHaveLength(2)
})
