// Owns /calc: the reader of answers as a calculator, with the reading echoed.
import { bracketed } from '../../domain/grading/key-text.ts'
import { displayNumber } from '../../domain/grading/number-text.ts'
import { readAnswer } from '../../domain/grading/read.ts'
import { explain } from '../../i18n/explain.ts'
import { command } from '../define.ts'
import { plainText } from '../view/markdown.ts'
import { notice } from '../view/notice.ts'
import { MOST_TYPED } from '../view/form.ts'
import { caretBlock } from '../view/unreadable.ts'

export const calc = command({
  name: 'calc',
  options: { expression: { type: 'string', required: true, maxLength: MOST_TYPED } },
  policy: 'private',
  anywhere: true,
  async run({ texts, locale }, { expression }) {
    const words = texts.bot.calc
    const read = readAnswer(expression, { locale, wants: 'any' })
    if (!read.ok)
      return notice(words.problem, caretBlock(expression, read.error.span), plainText(explain(read.error, texts)))
    return notice(
      words.value(
        plainText(expression),
        bracketed(read.value.value, number => displayNumber(number)),
      ),
    )
  },
})
