// Proves what Discord refuses: one row per rule, the body that breaks it and the place and name of the error.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { startLocal, type Answered, type Local } from './local.ts'

let local: Local
let applicationId: string
let seq = 0

beforeAll(async () => {
  local = await startLocal()
  applicationId = (await local.control<{ application: { id: string } }>('GET', '/world')).application.id
})

beforeEach(async () => {
  seq = (await local.events()).at(-1)?.seq ?? 0
})

afterAll(() => local.close())

interface Refused {
  code: number
  errors?: object
}

/** `components.0.label BUTTON_…` for every error in Discord's nested form. */
function flatten(node: object, path: string[] = []): string[] {
  return Object.entries(node).flatMap(([key, value]: [string, object]) =>
    key === '_errors'
      ? (value as { code: string }[]).map(({ code }) => `${path.join('.')} ${code}`)
      : flatten(value, [...path, key]),
  )
}

async function refusals({ status, body }: Answered<Refused>): Promise<string[]> {
  if (status === 200 || status === 201) return []
  expect([status, body.code]).toEqual([400, 50035])
  const found = flatten(body.errors ?? {})
  const violation = (await local.events(seq)).findLast(({ kind }) => kind === 'violation')
  const recorded = (violation?.['problems'] ?? []) as { path: string[]; code: string }[]
  expect(recorded.map(({ path, code }) => `${path.join('.')} ${code}`)).toEqual(found)
  return found
}

const button = (changed: object = {}) => ({ type: 2, style: 1, label: 'Go', custom_id: 'go', ...changed })
const row = (...components: object[]) => ({ type: 1, components })
const select = (changed: object = {}) => ({
  type: 3,
  custom_id: 's',
  options: [{ label: 'A', value: 'a' }],
  ...changed,
})
const text = (content: string) => ({ type: 10, content })
const v2 = 32_768
const rows = (count: number, first = 0) =>
  Array.from({ length: count }, (_, index) => row(button({ custom_id: `b${first + index}` })))

describe('messages', () => {
  test.for<[string, object, string[]]>([
    ['fine text', { content: 'x' }, []],
    ['fine rows', { content: 'x', components: [row(button(), button({ custom_id: 'other' })), row(select())] }, []],
    ['fine V2', { flags: v2, components: [{ type: 17, components: [text('x'), row(button())] }] }, []],
    ['a wrong type', { content: 5 }, ['content MODEL_TYPE_CONVERT']],
    ['long content', { content: 'x'.repeat(2_001) }, ['content BASE_TYPE_MAX_LENGTH']],
    ['a long title', { embeds: [{ title: 'x'.repeat(257) }] }, ['embeds.0.title BASE_TYPE_MAX_LENGTH']],
    ['eleven embeds', { embeds: Array.from({ length: 11 }, () => ({ title: 'x' })) }, ['embeds BASE_TYPE_BAD_LENGTH']],
    [
      'long embeds together',
      { embeds: [1, 2].map(() => ({ description: 'x'.repeat(3_001) })) },
      ['embeds MAX_EMBED_SIZE_EXCEEDED'],
    ],
    [
      'an embed address that is none',
      { embeds: [{ title: 'x', url: 'no address' }] },
      ['embeds.0.url URL_TYPE_INVALID_URL'],
    ],
    [
      'a button without custom_id',
      { components: [row(button({ custom_id: undefined }))] },
      ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_REQUIRED'],
    ],
    [
      'a button without label',
      { components: [row(button({ label: undefined }))] },
      ['components.0.components.0.label BUTTON_COMPONENT_INVALID_LABEL'],
    ],
    [
      'a long label',
      { components: [row(button({ label: 'x'.repeat(81) }))] },
      ['components.0.components.0.label BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a long custom_id',
      { components: [row(button({ custom_id: 'x'.repeat(101) }))] },
      ['components.0.components.0.custom_id BASE_TYPE_MAX_LENGTH'],
    ],
    [
      'a link with custom_id',
      { components: [row(button({ style: 5, url: 'https://example.com' }))] },
      ['components.0.components.0.custom_id BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE'],
    ],
    [
      'a link without address',
      { components: [row(button({ style: 5, custom_id: undefined }))] },
      ['components.0.components.0.url BUTTON_COMPONENT_URL_REQUIRED'],
    ],
    [
      'a strange style',
      { components: [row(button({ style: 9 }))] },
      ['components.0.components.0.style BASE_TYPE_CHOICES'],
    ],
    [
      'a doubled custom_id',
      { components: [row(button()), row(button())] },
      ['components.1.components.0.custom_id COMPONENT_CUSTOM_ID_DUPLICATED'],
    ],
    ['an empty row', { components: [row()] }, ['components.0.components BASE_TYPE_BAD_LENGTH']],
    [
      'a row too wide',
      { components: [row(button(), select())] },
      ['components.0.components COMPONENT_LAYOUT_WIDTH_EXCEEDED'],
    ],
    ['six rows', { content: 'x', components: rows(6) }, ['components BASE_TYPE_BAD_LENGTH']],
    ['a bare button', { content: 'x', components: [button()] }, ['components.0.type UNION_TYPE_CHOICES']],
    [
      'doubled option values',
      { components: [row(select({ options: [1, 2].map(() => ({ label: 'A', value: 'a' })) }))] },
      ['components.0.components.0.options.1.value SELECT_COMPONENT_OPTION_VALUE_DUPLICATED'],
    ],
    [
      'more values than options',
      { components: [row(select({ max_values: 2 }))] },
      ['components.0.components.0.max_values SELECT_COMPONENT_MAX_VALUES_TOO_LARGE'],
    ],
    [
      '26 options',
      {
        components: [
          row(select({ options: Array.from({ length: 26 }, (_, i) => ({ label: `${i}`, value: `${i}` })) })),
        ],
      },
      ['components.0.components.0.options BASE_TYPE_BAD_LENGTH'],
    ],
    ['V2 without its flag', { components: [text('x')] }, ['components.0.type UNION_TYPE_CHOICES']],
    [
      'V2 with content',
      { flags: v2, content: 'x', components: [text('x')] },
      ['content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    [
      'V2 with embeds',
      { flags: v2, embeds: [{ title: 'x' }], components: [text('x')] },
      ['embeds MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2'],
    ],
    [
      '41 components',
      { flags: v2, components: [...rows(20), text('x')] },
      ['components COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED'],
    ],
    [
      '4,001 characters of V2',
      { flags: v2, components: [text('x'.repeat(2_000)), text('x'.repeat(2_001))] },
      ['components COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED'],
    ],
    [
      'a dangling picture',
      { flags: v2, components: [{ type: 12, items: [{ media: { url: 'attachment://no.png' } }] }] },
      ['components.0.items.0.media.url REFERENCED_ATTACHMENT_NOT_FOUND'],
    ],
    [
      'a dangling embed picture',
      { embeds: [{ image: { url: 'attachment://no.png' } }] },
      ['embeds.0.image.url REFERENCED_ATTACHMENT_NOT_FOUND'],
    ],
    [
      'a file that was not sent',
      { content: 'x', attachments: [{ id: 0, filename: 'a.png' }] },
      ['attachments.0.id ATTACHMENT_NOT_FOUND'],
    ],
    [
      'a section without accessory',
      { flags: v2, components: [{ type: 9, components: [text('x')] }] },
      ['components.0.accessory BASE_TYPE_REQUIRED'],
    ],
  ])('%s', async ([, body, wanted]) => {
    const path = `/channels/${local.channel.id}/messages`
    expect(await refusals(await local.rest<Refused>('POST', path, body))).toEqual(wanted)
  })

  test.for([{}, { content: '' }, { content: '  ' }, { embeds: [], components: [] }])('empty: %j', async body => {
    const { status, body: refused } = await local.rest<Refused>('POST', `/channels/${local.channel.id}/messages`, body)
    expect([status, refused.code]).toEqual([400, 50006])
    expect((await local.events(seq)).some(({ kind }) => kind === 'violation')).toBe(true)
  })

  test('an edit of a V2 message stays one', async () => {
    const path = `/channels/${local.channel.id}/messages`
    const { body } = await local.rest<{ id: string }>('POST', path, { flags: v2, components: [text('x')] })
    const edit = (changed: object) => local.rest<Refused>('PATCH', `${path}/${body.id}`, changed)
    expect(await refusals(await edit({ components: [text('y')] }))).toEqual([])
    expect(await refusals(await edit({ content: 'y' }))).toEqual([
      'content MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
    ])
  })
})

const option = (changed: object = {}) => ({ type: 3, name: 'text', description: 'Text', ...changed })

const choices = (option: number) =>
  Array.from({ length: 25 }, (_, i) => ({ name: `${option} ${i}`.padEnd(100), value: 'x'.repeat(100) }))

describe('commands', () => {
  test.for<[string, object, string[]]>([
    ['fine', { options: [option({ required: true }), option({ name: 'other' })] }, []],
    ['a fine Chinese name', { name: '每日' }, []],
    ['fine permissions as text', { default_member_permissions: '32' }, []],
    ['upper case', { name: 'Daily' }, ['name APPLICATION_COMMAND_INVALID_NAME']],
    ['a space', { name: 'my daily' }, ['name APPLICATION_COMMAND_INVALID_NAME']],
    ['no name', { name: '' }, ['name BASE_TYPE_REQUIRED']],
    ['a long name', { name: 'x'.repeat(33) }, ['name BASE_TYPE_MAX_LENGTH']],
    ['no description', { description: undefined }, ['description BASE_TYPE_REQUIRED']],
    ['a long description', { description: 'x'.repeat(101) }, ['description BASE_TYPE_MAX_LENGTH']],
    [
      'a translation of the name with a space',
      { name_localizations: { 'zh-CN': 'a b' } },
      ['name_localizations.zh-CN APPLICATION_COMMAND_INVALID_NAME'],
    ],
    ['a language that Discord lacks', { name_localizations: { xx: 'a' } }, ['name_localizations.xx ENUM_TYPE_COERCE']],
    [
      'required after optional',
      { options: [option(), option({ name: 'b', required: true })] },
      ['options.1 APPLICATION_COMMAND_OPTIONS_REQUIRED_INVALID'],
    ],
    [
      'an option twice',
      { options: [option(), option()] },
      ['options.1.name APPLICATION_COMMAND_OPTIONS_NAME_ALREADY_EXISTS'],
    ],
    [
      'an option with upper case',
      { options: [option({ name: 'Text' })] },
      ['options.0.name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'choices with autocomplete',
      { options: [option({ autocomplete: true, choices: [{ name: 'A', value: 'a' }] })] },
      ['options.0.autocomplete APPLICATION_COMMAND_AUTOCOMPLETE_CHOICES'],
    ],
    [
      'bounds that cross',
      { options: [option({ type: 4, min_value: 3, max_value: 2 })] },
      ['options.0.min_value NUMBER_TYPE_MAX'],
    ],
    ['an option type that Discord lacks', { options: [option({ type: 99 })] }, ['options.0.type UNION_TYPE_CHOICES']],
    [
      'a subcommand with an option in upper case',
      { options: [{ type: 1, name: 'sub', description: 'Sub', options: [option({ name: 'X' })] }] },
      ['options.0.options.0.name APPLICATION_COMMAND_INVALID_NAME'],
    ],
    [
      'a menu command with description',
      { type: 3, name: 'Report', description: 'x' },
      ['description APPLICATION_COMMAND_CONTEXT_MENU_DESCRIPTION'],
    ],
  ])('%s', async ([, changed, wanted]) => {
    const body = { name: 'daily', description: 'Daily', ...changed }
    const path = `/applications/${applicationId}/commands`
    expect(await refusals(await local.rest<Refused>('POST', path, body))).toEqual(wanted)
    expect(await refusals(await local.rest<Refused>('PUT', path, [body]))).toEqual(wanted.map(each => `0.${each}`))
  })

  test('a name twice in one list', async () => {
    const one = { name: 'one', description: 'One' }
    const answer = await local.rest<Refused>('PUT', `/applications/${applicationId}/commands`, [one, one])
    expect(await refusals(answer)).toEqual(['1 APPLICATION_COMMANDS_DUPLICATE_NAME'])
  })

  test('8,000 characters together', async () => {
    const options = [0, 1].map(index => option({ name: `o${index}`, choices: choices(index) }))
    const body = { name: 'big', description: 'Big', options }
    const answer = await local.rest<Refused>('POST', `/applications/${applicationId}/commands`, body)
    expect(await refusals(answer)).toEqual([' APPLICATION_COMMAND_TOO_LARGE'])
  })
})
