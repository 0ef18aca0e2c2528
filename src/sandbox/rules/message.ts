// Owns the rules for messages that Discord's schemas lack (Discord API reference, Create Message and Components).
import { ComponentType, MessageFlags } from 'discord-api-types/v10'
import type { APIEmbed, RESTPatchAPIChannelMessageJSONBody } from 'discord-api-types/v10'
import { referencedName, type Upload } from '../world/attachment.ts'
import type { AnyComponent } from '../world/component.ts'
import type { StoredMessage } from '../world/model.ts'
import { componentProblems } from './component.ts'
import { problem, within, type Problem } from './problem.ts'

export interface CheckedMessage {
  readonly body: RESTPatchAPIChannelMessageJSONBody
  readonly uploads: readonly Pick<Upload, 'index' | 'name'>[]
  /** Those of the body, and of the message that is edited. */
  readonly flags: number
  readonly existing?: StoredMessage
}

export function messageProblems(checked: CheckedMessage): Problem[] {
  const { body, flags } = checked
  const components = (body.components ?? []) as unknown as AnyComponent[] // checked by the route's schema
  const isV2 = (flags & MessageFlags.IsComponentsV2) !== 0
  return [
    ...(isV2 ? legacyFieldProblems(body) : classicProblems(body, components)),
    ...within(['components'], componentProblems(components)),
    ...embedProblems(body.embeds ?? []),
    ...attachmentProblems(checked),
  ]
}

/** With the V2 flag there is neither content nor embed, poll or sticker. */
function legacyFieldProblems(body: RESTPatchAPIChannelMessageJSONBody): Problem[] {
  const used = {
    content: body.content,
    embeds: body.embeds?.length,
    poll: 'poll' in body && body.poll,
    sticker_ids: 'sticker_ids' in body && body.sticker_ids,
  }
  return Object.entries(used).flatMap(([field, value]) =>
    value
      ? problem(
          [field],
          'MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2',
          `The '${field}' field cannot be used when using MessageFlags.IS_COMPONENTS_V2`,
        )
      : [],
  )
}

/** Without the V2 flag: at most 2,000 characters and five rows, and nothing but rows. */
function classicProblems(
  { content }: RESTPatchAPIChannelMessageJSONBody,
  components: readonly AnyComponent[],
): Problem[] {
  const long =
    (content?.length ?? 0) > 2_000
      ? [problem(['content'], 'BASE_TYPE_MAX_LENGTH', 'Must be 2000 or fewer in length.')]
      : []
  const many =
    components.length > 5 ? [problem(['components'], 'BASE_TYPE_BAD_LENGTH', 'Must be between 1 and 5 in length.')] : []
  const foreign = components.flatMap(({ type }, index) =>
    type === ComponentType.ActionRow
      ? []
      : problem(['components', index, 'type'], 'UNION_TYPE_CHOICES', 'Value of field "type" must be one of (1,).'),
  )
  return [...long, ...many, ...foreign]
}

/** All embeds of a message together show at most 6,000 characters. */
function embedProblems(embeds: readonly APIEmbed[]): Problem[] {
  const lengths = embeds.map(({ title, description, footer, author, fields = [] }) =>
    [title, description, footer?.text, author?.name, ...fields.flatMap(field => [field.name, field.value])].reduce(
      (sum, text) => sum + (text?.length ?? 0),
      0,
    ),
  )
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return total > 6_000
    ? [problem(['embeds'], 'MAX_EMBED_SIZE_EXCEEDED', 'Embed size exceeds maximum size of 6000')]
    : []
}

/** Every `attachment://name` and every listed id must be one of the uploads, or of the files the message has. */
function attachmentProblems({ body, uploads, existing }: CheckedMessage): Problem[] {
  const listed = body.attachments ?? []
  const kept = existing?.files ?? []
  const ids = [...uploads.map(({ index }) => index), ...kept.map(({ id }) => id)]
  const unknown = listed.flatMap(({ id }, index) =>
    ids.includes(String(id))
      ? []
      : problem(['attachments', index, 'id'], 'ATTACHMENT_NOT_FOUND', `The attachment ${String(id)} was not uploaded.`),
  )
  const names = new Set([
    ...uploads.map(({ index, name }) => listed.find(each => String(each.id) === index)?.filename ?? name),
    ...kept
      .filter(({ id }) => !body.attachments || listed.some(each => String(each.id) === id))
      .map(file => file.filename),
  ])
  const dangling = [...references(body.components, ['components']), ...references(body.embeds, ['embeds'])].filter(
    ({ name }) => !names.has(name),
  )
  return [
    ...unknown,
    ...dangling.map(({ name, path }) =>
      problem(path, 'REFERENCED_ATTACHMENT_NOT_FOUND', `The referenced attachment '${name}' was not found.`),
    ),
  ]
}

function* references(
  value: unknown,
  path: (string | number)[],
): Generator<{ name: string; path: (string | number)[] }> {
  const name = referencedName(value)
  if (name !== undefined) yield { name, path }
  if (typeof value !== 'object' || value === null) return
  for (const [key, part] of Object.entries(value))
    yield* references(part, [...path, Array.isArray(value) ? Number(key) : key])
}
