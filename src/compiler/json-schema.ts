// Owns the JSON Schemas of frontmatter and card blocks (draft 2020-12), made from the key table, for editors.
import { difficulties, kinds, type Kind } from '../domain/deck/card.ts'
import { inheritedKeys, keyNamed, keys, keysOf, type KeyName, type Place } from './keys.ts'
import type { Values } from './values.ts'

type Schema = Readonly<Record<string, unknown>>

/** What a schema is of: a file's frontmatter, or a card block. */
export const schemaNames = ['note', 'card', 'deck', 'translation'] as const
export type SchemaName = (typeof schemaNames)[number]

/** YAML of an editor gives `1e3` as a number, and it is the text `1e3` all the same. */
const text: Schema = { type: ['string', 'number', 'boolean'] }
const texts: Schema = { anyOf: [text, { type: 'array', items: { type: ['string', 'number', 'boolean', 'null'] } }] }
const locale: Schema = { type: 'string', pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$', examples: ['en', 'zh-CN'] }
const named = (value: Schema): Schema => ({ type: 'object', additionalProperties: value })

/** The form of each type's values: no narrower than its reader, so that nothing is marked that compiles. */
const forms: { readonly [Type in keyof Values]: Schema } = {
  text,
  texts,
  locale,
  locales: { anyOf: [locale, { type: 'array', items: locale }] },
  difficulty: { enum: difficulties },
  kind: { enum: kinds },
  flag: { enum: [true, false, 'true', 'false'] },
  typos: { enum: [0, 1, 2, '0', '1', '2'] },
  seconds: { type: ['integer', 'string'], minimum: 1, maximum: 3600, pattern: '^[0-9]+$', examples: [120] },
  tolerance: { ...text, examples: ['exact', '1%', '0.01', '3sf', '2dp', '1% or 2dp'] },
  unit: text,
  carry: {
    type: ['integer', 'string'],
    minimum: 1,
    maximum: 15,
    pattern: '^(off|[1-9]|1[0-5])$',
    examples: ['off', 4],
  },
  credit: { type: ['number', 'string'], minimum: 0, maximum: 1 },
  formulas: named(text),
  numbers: named(texts),
  params: {
    ...named({ anyOf: [text, { type: 'array', items: text, minItems: 1 }] }),
    examples: [{ W: '24..256', k: [3, 5, 7], p: '0.1..0.9 step 0.1' }],
  },
  mistakes: {
    type: 'array',
    items: {
      type: 'object',
      properties: {
        formula: { ...text, description: 'The wrong formula.' },
        says: { ...text, description: 'What to say to whoever made the mistake.' },
        credit: { type: ['number', 'string'], description: 'A share of the points between 0 and 1; 0 if absent.' },
      },
      additionalProperties: false,
    },
  },
  defaults: { type: 'object', properties: propertiesOf(inheritedKeys), additionalProperties: false },
}

function propertiesOf(names: readonly KeyName[]): Schema {
  return Object.fromEntries(
    names.map(name => [name, { description: keys[name].says, $ref: `#/$defs/${keys[name].type}` }]),
  )
}

/** The frontmatter of a note may be that of a card, too. */
const placesOf: Readonly<Record<SchemaName, { readonly title: string; readonly places: readonly Place[] }>> = {
  note: { title: 'Frontmatter of a note', places: ['note', 'card'] },
  card: { title: 'Card block', places: ['card'] },
  deck: { title: 'Frontmatter of deck.md', places: ['deck'] },
  translation: {
    title: 'Frontmatter or card block of a translation, of deck.md too',
    places: ['translation', 'deckTranslation'],
  },
}

/** The JSON Schema named `name`, as plain data. */
export function jsonSchema(name: SchemaName): Schema {
  const { title, places } = placesOf[name]
  const names = (Object.keys(keys) as KeyName[]).filter(key => places.some(place => keysOf(place).includes(key)))
  const rules = names.includes('kind') ? kinds.flatMap(kind => exclude(kind, names)) : []
  const used = new Set(names.includes('defaults') ? [...names, ...inheritedKeys] : names)
  const types = [...new Set([...used].map(key => keys[key].type))].sort()
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `urn:prepdeck:schema:${name}`,
    title,
    type: 'object',
    properties: propertiesOf(names),
    additionalProperties: false,
    ...(rules.length > 0 ? { allOf: rules } : {}),
    $defs: Object.fromEntries(types.map(type => [type, forms[type]])),
  }
}

/** Where `kind` is stated, the keys of other kinds are refused. */
function exclude(kind: Kind, names: readonly KeyName[]): Schema[] {
  const others = names.filter(name => keyNamed(name)?.kinds?.includes(kind) === false)
  if (others.length === 0) return []
  return [
    {
      // An absent `kind` satisfies the condition, so that only a stated one excludes.
      if: { properties: { kind: { not: { const: kind } } } },
      else: { properties: Object.fromEntries(others.map(name => [name, false])) },
    },
  ]
}

/** The text of its file. */
export const schemaText = (name: SchemaName): string => `${JSON.stringify(jsonSchema(name), null, 2)}\n`
