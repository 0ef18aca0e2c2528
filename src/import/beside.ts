// Owns the pictures in cards of text files: those that lie beside the file go along, the others are left for the neutral text.
import { replacePictures } from '../domain/deck/picture.ts'
import type { ImportedAnswer, ImportedCard } from './imported.ts'

/** `card` with its pictures as `fileAt` places them, which gets a path as it is meant and gives that beside the notes. */
export function withPicturesBeside(card: ImportedCard, fileAt: (path: string) => string | undefined): ImportedCard {
  const placed = (markdown: string): string => {
    // What a gap hides is to be typed.
    const gaps = [...markdown.matchAll(/\{\{c\d+::[^]*?\}\}/g)].map(
      ({ 0: gap, index }) => [index, index + gap.length] as const,
    )
    return replacePictures(markdown, ({ alt, target, span }, source) => {
      if (gaps.some(([from, past]) => from < span.end && span.start < past)) return source
      const meant = decoded(target)
      const path = fileAt(meant)
      return path === undefined ? source : `![${altOf(alt, meant)}](${path})`
    })
  }
  const { hint, explanation } = card
  return {
    ...card,
    question: placed(card.question),
    answer: answerWith(card.answer, placed),
    ...(hint === undefined ? {} : { hint: placed(hint) }),
    ...(explanation === undefined ? {} : { explanation: placed(explanation) }),
  }
}

function answerWith(answer: ImportedAnswer, placed: (markdown: string) => string): ImportedAnswer {
  switch (answer.kind) {
    case 'recall':
      return { ...answer, answer: placed(answer.answer) }
    case 'options':
      return { ...answer, options: answer.options.map(option => ({ ...option, text: placed(option.text) })) }
    case 'text':
    case 'cloze':
    case 'gaps':
      return answer
  }
}

/** What it shows, else its name; Obsidian writes a width in that place. */
const altOf = (alt: string, path: string): string =>
  alt !== '' && !/^\d+(?:x\d+)?$/.test(alt)
    ? alt
    : (path.split(/[\\/]/).at(-1) ?? '')
        .replace(/\.\w+$/, '')
        .replace(/[[\]\\]/g, '')
        .replace(/[-_\s]+/g, ' ')

function decoded(target: string): string {
  try {
    return decodeURIComponent(target)
  } catch {
    return target
  }
}
