// Owns lists in a question: options lettered in the message and short in the form, items to be ordered numbered.
import type { PresentedCard } from '../../domain/deck/present.ts'
import { letterOf } from '../../domain/grading/choice.ts'
import { deckText, oneLine } from './markdown.ts'

/** Every option with its letter and its full text; undefined for other kinds of question. */
export const optionList = ({ options }: PresentedCard): string | undefined =>
  options?.map(({ text }, position) => `**${letterOf(position)}.** ${deckText(text)}`).join('\n')

/** Every item with its number; undefined for other kinds of question. */
export const itemList = ({ items }: PresentedCard): string | undefined =>
  items?.map((item, position) => `**${position + 1}.** ${deckText(item)}`).join('\n')

/** An option's label in a form (at most 100 characters, where Markdown is not read). */
export const optionLabel = (text: string, position: number): string =>
  oneLine(`${letterOf(position)}. ${deckText(text).replace(/\*\*|`|\\(?=[^\w\s])/g, '')}`, 100)
