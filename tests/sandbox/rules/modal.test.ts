// Proves what Discord refuses of modals: the rows of its schema and the rules that it lacks.
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { expect, test } from 'vitest'
import { routes } from '../../../src/sandbox/rest/routes.ts'
import { modalProblems } from '../../../src/sandbox/rules/modal.ts'
import { schemaProblems } from '../../../src/sandbox/rules/schema.ts'

const input = (changed: object = {}) => ({ type: 4, custom_id: 'answer', style: 1, ...changed })
const label = (component: object, text = 'Answer') => ({ type: 18, label: text, component })
const row = (component: object) => ({ type: 1, components: [component] })
const modal = (changed: object = {}) => ({ custom_id: 'm', title: 'Title', components: [label(input())], ...changed })

/** As the route does: the schema first, and when it is content, the rules. */
function problemsOf(data: object): string[] {
  const schema = routes.find(({ path }) => path.endsWith('/callback'))?.body
  if (!schema) throw new Error('the callback route has no schema')
  const bySchema = schemaProblems(schema, { type: 9, data })
  const problems = bySchema.length > 0 ? bySchema : modalProblems(data as APIModalInteractionResponseCallbackData)
  return problems.map(({ path, code }) => `${path.filter(key => key !== 'data').join('.')} ${code}`)
}

test.for<[string, object, string[]]>([
  ['a fine label', modal(), []],
  ['a fine row', modal({ components: [row(input({ label: 'Answer' }))] }), []],
  ['a long title', modal({ title: 'x'.repeat(46) }), ['title BASE_TYPE_MAX_LENGTH']],
  ['no title', modal({ title: '' }), ['title BASE_TYPE_REQUIRED']],
  [
    'a long label',
    modal({ components: [label(input(), 'x'.repeat(46))] }),
    ['components.0.label BASE_TYPE_MAX_LENGTH'],
  ],
  ['no components', modal({ components: [] }), ['components BASE_TYPE_BAD_LENGTH']],
  [
    'six components',
    modal({ components: [1, 2, 3, 4, 5, 6].map(count => label(input({ custom_id: `c${count}` }))) }),
    ['components BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a custom_id twice',
    modal({ components: [label(input()), label(input())] }),
    ['components.1.component.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
  ],
  [
    'no custom_id',
    modal({ components: [label(input({ custom_id: undefined }))] }),
    ['components.0.component.custom_id BASE_TYPE_REQUIRED'],
  ],
  [
    'an input in a row without label',
    modal({ components: [row(input())] }),
    ['components.0.components.0.label BASE_TYPE_REQUIRED'],
  ],
  [
    'a label in a label',
    modal({ components: [label(input({ label: 'Again' }))] }),
    ['components.0.component.label COMPONENT_LABEL_NOT_ALLOWED'],
  ],
  [
    'lengths that cross',
    modal({ components: [label(input({ min_length: 5, max_length: 4 }))] }),
    ['components.0.component.min_length TEXT_INPUT_MIN_LENGTH_TOO_LARGE'],
  ],
  [
    'a preset beyond its length',
    modal({ components: [label(input({ value: '12345', max_length: 4 }))] }),
    ['components.0.component.value BASE_TYPE_BAD_LENGTH'],
  ],
  [
    'a button',
    modal({ components: [row({ type: 2, style: 1, label: 'x', custom_id: 'x' })] }),
    ['components.0.components.0.type UNION_TYPE_CHOICES'],
  ],
])('%s', ([, data, wanted]) => {
  expect(problemsOf(data)).toEqual(wanted)
})
