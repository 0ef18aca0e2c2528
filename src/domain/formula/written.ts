// Owns how a failed operation is named in messages: as people would write it.
import { toDecimal } from './decimal.ts'
import { isExact, isList, toDouble } from './value.ts'
import type { Num } from './value.ts'

/** `sqrt(-4)`, `1/0`, `sum([1, 2, 3, …])`. */
export function written({ name }: { readonly name: string }, args: readonly (Num | readonly Num[])[]): string {
  const shown = args.map(arg => (isList(arg) ? `[${few(arg)}]` : show(arg)))
  const isWordy = /^\p{L}/u.test(name)
  if (isWordy && args.length > mostShown) return `${name}(${shown.slice(0, mostShown).join(', ')}, …)`
  if (isWordy || shown.length !== 2) return `${name}(${shown.join(', ')})`
  return shown.map(text => (text.startsWith('-') ? `(${text})` : text)).join(name)
}

/** Elements of a list that are shown. */
const mostShown = 4

const few = (list: readonly Num[]): string =>
  list.slice(0, mostShown).map(show).join(', ') + (list.length > mostShown ? ', …' : '')

/** Up to six figures are enough to recognise a number. */
export function show(value: Num): string {
  const decimal = isExact(value) ? toDecimal(value) : undefined
  return decimal !== undefined && decimal.length <= 12 ? decimal : String(Number(toDouble(value).toPrecision(6)))
}
