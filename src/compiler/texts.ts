// Owns the texts of a card in one language: their templates, their titles, and what Discord can show of them.
import { isCalculated, type CardText, type Kind } from '../domain/deck/card.ts'
import { gapsIn } from '../domain/deck/cloze.ts'
import { wikiText } from '../domain/deck/wiki-link.ts'
import type { Span } from '../domain/diagnostic.ts'
import { checkHidden } from './cloze.ts'
import { discordLimits, type DiscordLimit } from './limits.ts'
import { trimmed, type Located } from './located.ts'
import type { CardDraft } from './note.ts'
import type { Scope } from './numeric.ts'
import { itemsIn } from './order.ts'
import { report, type Report } from './report.ts'
import { checkTemplate, reportShownAnswer } from './templates.ts'
import { checkTex } from './tex.ts'
import { checkTypable } from './words.ts'

/** The texts of a card, and where each of its templates stands. */
export interface WrittenTexts {
  readonly text: CardText
  readonly templates: readonly Located[]
}

/** What of a translation may stand in the note only: sentences to the mistakes, in their order, and accepted texts. */
export interface OwnTexts {
  readonly says: readonly Located[]
  readonly accept: readonly Located[]
}

/**
 * The texts of `draft`; problems are reported. `otherwise` is the title of a card without one. Names that templates use
 * are added to `scope.used`.
 */
export function checkTexts(
  draft: CardDraft,
  { says, accept }: OwnTexts,
  kind: Kind,
  otherwise: string,
  scope: Scope,
  to: Report,
): WrittenTexts {
  const templates: Located[] = []
  const { fields, heading, body, tasks, sections, span } = draft
  const template = (located: Located): string => {
    checkTemplate(located, scope, to)
    templates.push(located)
    return located.text
  }
  /** A sentence to a mistake stands in the frontmatter, outside the text that was checked with the note. */
  const said = (located: Located): string => {
    checkTex(located, to)
    return template(located)
  }
  const section = (name: 'answer' | 'explanation' | 'source'): Partial<Record<typeof name, string>> => {
    const text = sections[name]?.[0]
    return text ? { [name]: template(text) } : {}
  }
  const title = fields.title?.value ?? heading
  const items = kind === 'order' && sections.answer?.[0] ? itemsIn(sections.answer[0]).items : []
  const text: CardText = {
    title: title ? oneLine(title) : otherwise,
    body: template(body),
    hints: (sections.hint ?? []).map(template),
    ...(kind === 'order' ? {} : section('answer')),
    ...section('explanation'),
    ...section('source'),
    ...(kind === 'choice' || kind === 'multi'
      ? { options: tasks.map(task => ({ text: template(task.text), ...feedback(task.feedback) })) }
      : {}),
    ...(isCalculated(kind) ? { says: says.map(said) } : {}),
    ...(kind === 'text' ? { accept: accept.map(({ text: accepted }) => accepted) } : {}),
    ...(kind === 'order' ? { items: items.map(template) } : {}),
  }
  if (kind === 'text') for (const accepted of accept) checkTypable(accepted, to)
  if (kind === 'cloze') checkHidden(body, to)
  if (title?.text.includes('{{')) report(to, 'title.template', title.span, { found: oneLine(title) })

  for (const asked of [body, ...(sections.hint ?? [])]) reportShownAnswer(asked, scope.names, to)

  function feedback(located: Located | undefined): { readonly feedback?: string } {
    return located ? { feedback: template(located) } : {}
  }

  const limit = (what: DiscordLimit, found: number, at: Span): void => {
    const { most, unit } = discordLimits[what]
    if (found > most) report(to, 'discord.limit', at, { what, found, allowed: most, unit })
  }
  limit('title', text.title.length, title?.span ?? span)
  limit('question', text.body.length, span)
  limit('explanation', text.explanation?.length ?? 0, sections.explanation?.[0]?.span ?? span)
  limit('options', tasks.length, tasks[discordLimits.options.most]?.text.span ?? span)
  limit('gaps', kind === 'cloze' ? gapsIn(body.text).length : 0, span)
  limit('items', items.length, items[discordLimits.items.most]?.span ?? span)
  for (const task of tasks) limit('option', task.text.text.length, task.text.span)
  return { text, templates }
}

/** A title as one line; a link in it is its text. */
export const oneLine = (title: Located): string => wikiText(trimmed(title).text.replace(/\s+/g, ' '))
