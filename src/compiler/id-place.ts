// Owns where a missing id is written: into the YAML that is there, or into frontmatter that is not there yet.
import type { Edit } from '../domain/diagnostic.ts'
import type { Located } from './located.ts'
import { isId } from './slug.ts'
import type { Mapping } from './data.ts'
import { yamlText } from './yaml-text.ts'

/** A place in a report's text, and what must stand before and behind the id there. */
export interface IdPlace {
  readonly at: number
  readonly before: string
  readonly after: string
}

/** The place in a note without frontmatter. */
export const newFrontmatter: IdPlace = { at: 0, before: '---\n', after: '\n---\n' }

/** The place in `yaml`, which was read as `data` and stands in `text`: a line of its own above the others. */
export function idPlaceIn(yaml: Located, data: Mapping, text: string): IdPlace {
  if (data.inBraces) return { at: data.span.start + 1, before: ' ', after: data.entries.length > 0 ? ',' : ' ' }
  // Frontmatter may begin in the line of its fence.
  const start = yaml.at(0)
  const at = start === 0 || text[start - 1] === '\n' ? start : text.indexOf('\n', start) + 1
  const indent = /^[^\S\n]*(?=[^\s#])/m.exec(yaml.text)?.[0] ?? ''
  return { at, before: indent, after: '\n' }
}

/** Writes `id` there; undefined where it may not be written, as too long. */
export const idEdit = ({ at, before, after }: IdPlace, id: string): Edit | undefined =>
  isId(id) ? { span: { start: at, end: at }, text: `${before}id: ${yamlText(id)}${after}` } : undefined
