// Owns the verdict on an order: exact, or the share of neighbours that follow each other as they should.
import { orderOf, type OrderCard, type Variant } from '../deck/card.ts'
import { typedText, type Answer } from './answer.ts'
import { verdictOf } from './share.ts'
import { ungradable, type Given, type Verdict } from './verdict.ts'

/** The verdict on the numbers of the items as they were shown, each once: `3 1 2`, `3, 1, 2`, `3 > 1 > 2`, `312`. */
export function gradeOrder({ itemCount }: OrderCard, variant: Variant, answer: Answer): Verdict<Given> {
  const shown = orderOf(variant)
  const text = typedText(answer)
  const numbers = numbersIn(text)
  const items = numbers.map(number => shown[number - 1] ?? -1)
  if (items.length !== itemCount || new Set(items).size !== itemCount || items.includes(-1))
    return ungradable({ code: 'answer.order', span: { start: 0, end: text.length }, args: { text, count: itemCount } })
  const follows = items.slice(1).filter((item, index) => item === (items[index] ?? 0) + 1).length
  return verdictOf(follows, itemCount - 1, { readAs: numbers.join(' ') })
}

/** Whole numbers between spaces, commas, arrows, NaN for what is none; where all are of one digit they may stand together. */
function numbersIn(text: string): readonly number[] {
  const plain = text.normalize('NFKC').trim()
  if (/^\d+$/.test(plain)) return Array.from(plain, Number)
  return plain.split(/[\s,;、>→⇒=-]+/).map(word => Number(/^(\d+)[.)]?$/.exec(word)?.[1]))
}
