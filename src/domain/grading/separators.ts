// Owns what the separators of one typed number mean: groups or decimals, by locale, or two readings.
import type { DecimalSign } from './locale.ts'

/** A number as plain decimal text; `other` is what it means where its one separator has the other sense. */
export type Separated =
  | { readonly kind: 'number'; readonly text: string; readonly other?: string }
  | { readonly kind: 'ambiguous'; readonly first: string; readonly second: string }
  | { readonly kind: 'groups' }
  | { readonly kind: 'decimal'; readonly allowed: string }

const groups: Readonly<Record<'western' | 'indian', RegExp>> = {
  western: /^[1-9]\d{0,2}(?:(\D)\d{3})(?:\1\d{3})*$/,
  indian: /^[1-9]\d?(?:,\d{2})+,\d{3}$/,
}

const isGrouped = (text: string): boolean => groups.western.test(text) || groups.indian.test(text)
const bare = (text: string): string => text.replace(/\D/g, '')
const number = (text: string, other?: string): Separated =>
  other === undefined ? { kind: 'number', text } : { kind: 'number', text, other }

/**
 * `run` is digits with single separators `, . ' _` or space among them; it may begin with `,` or `.`. With
 * `hasPower` a power of ten is behind it: there nobody groups with the decimal sign of the locale, and d.ddd is how
 * every program writes a number.
 */
export function separate(run: string, decimal: DecimalSign, hasPower: boolean): Separated {
  const separators = run.replace(/\d/g, '')
  const last = separators.charAt(separators.length - 1)
  if (last === '') return number(run)
  if (last !== ',' && last !== '.') return isGrouped(run) ? number(bare(run)) : { kind: 'groups' }
  if (separators.length === 1) return single(run, last, decimal, hasPower)
  // 1.234.567: equal separators can only be groups, in every locale.
  if (!/[^,]/.test(separators) || !/[^.]/.test(separators))
    return isGrouped(run) ? number(bare(run)) : { kind: 'groups' }
  const cut = run.lastIndexOf(last)
  const [whole, decimals] = [run.slice(0, cut), run.slice(cut + 1)]
  if (!isGrouped(whole)) return { kind: 'groups' }
  const plain = `${bare(whole)}.${decimals}`
  return last === '.' || decimal === ',' ? number(plain) : { kind: 'decimal', allowed: plain }
}

/** One comma or point, and nothing else. */
function single(run: string, separator: DecimalSign, decimal: DecimalSign, hasPower: boolean): Separated {
  const cut = run.indexOf(separator)
  const [whole, decimals] = [run.slice(0, cut), run.slice(cut + 1)]
  const asDecimal = `${whole || '0'}.${decimals}`
  const isScientific = hasPower && (separator === decimal || (separator === '.' && whole.length === 1))
  if (isScientific) return number(asDecimal)
  if (isGrouped(run)) {
    const asGroups = bare(run)
    // 16,000 is sixteen thousand to everybody: nobody writes three zeros as decimals without need.
    if (separator !== decimal) return decimals === '000' ? number(asGroups) : number(asGroups, asDecimal)
    return number(asDecimal, asGroups)
  }
  if (separator === '.' || decimal === ',' || whole === '0' || whole === '') return number(asDecimal)
  return { kind: 'ambiguous', first: asDecimal, second: bare(run) }
}
