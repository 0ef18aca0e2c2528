// Owns filling a template of ours with a note's fields as Anki does: for pages that show a card before anybody has imported it.
import { fieldNames } from './note-types.ts'

/** What Anki takes for an empty field. */
const emptiness = /^(?:\s|<\/?(?:br|div) ?\/?>)*$/i

/**
 * A side of a card: `template` with `fields`, in the order of `fieldNames`. Of what Anki's templates can do, this is
 * what ours use; `gap` is the number of the gap that is asked (cloze), `isBack` shows it.
 */
export function renderSide(
  template: string,
  fields: readonly string[],
  { gap = 1, isBack = false }: { readonly gap?: number; readonly isBack?: boolean } = {},
): string {
  const values = new Map<string, string>(fieldNames.map((name, at) => [name, fields[at] ?? '']))
  const filled = /\{\{#(\w+)\}\}([^]*?)\{\{\/\1\}\}/
  let rest = template
  for (let found = filled.exec(rest); found; found = filled.exec(rest)) {
    const [whole, name = '', inner = ''] = found
    const shown = emptiness.test(values.get(name) ?? '') ? '' : inner
    rest = rest.slice(0, found.index) + shown + rest.slice(found.index + whole.length)
  }
  return rest.replace(/\{\{(?:(type|cloze):)?(\w+)\}\}/g, (_, filter: string | undefined, name: string) => {
    const value = values.get(name) ?? ''
    if (filter === 'type') return isBack ? `<code>${value}</code>` : '<input type="text" id="typeans">'
    return filter === 'cloze' ? withGap(value, gap, isBack) : value
  })
}

/** Only one gap is asked; the others are shown. */
const withGap = (html: string, gap: number, isBack: boolean): string =>
  html.replace(/\{\{c(\d+)::([^]*?)(?:::([^]*?))?\}\}/g, (_, number: string, hidden: string, hint = '...') =>
    Number(number) !== gap ? hidden : `<span class="cloze">${isBack ? hidden : `[${hint}]`}</span>`,
  )
