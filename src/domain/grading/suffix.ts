// Owns the words that may follow a number and are no unit: multipliers, and what is counted.
import { constants, functionNamed, powerOfTen } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { isMeasure } from './unit.ts'

/** Multipliers, and the power of ten that each stands for. */
export const multiplierRows: readonly (readonly [power: number, names: string])[] = [
  [3, 'k K thousand 千'],
  [4, '万 萬'],
  [6, 'M million 百万 百萬'],
  [7, '千万 千萬'],
  [8, '亿 億'],
  [9, 'B billion 十亿 十億'],
  [12, 'T trillion 万亿 萬億'],
]
const multipliers = new Map(
  multiplierRows.flatMap(([power, names]) => names.split(' ').map(name => [name, powerOfTen(power)] as const)),
)

/** What a multiplier stands for: `k` 1000, `million`, `万`. Letters keep their case, words do not. */
export function multiplierNamed(text: string): Rational | undefined {
  return multipliers.get(text.length > 2 ? text.toLowerCase().replace(/s$/, '') : text)
}

/** Words behind a number that change it, with or without a plural's s: never a count word. */
const countingWords = new Set(
  (
    'hundred dozen half halves third fourth fifth sixth seventh eighth ninth tenth quarter hundredth thousandth ' +
    'millionth billionth percent permille ppm per times over point plus minus by or and not to squared cubed inf ' +
    'infinity nan ki mi gi ti ei kilo mega giga tera milli micro grand pp bp bps percentage kk mm bn mn mio mrd mln mld tsd mil lakh crore ' +
    // Thousand, million, milliard, percent in de, fr, es, pt, it, ru.
    'hundert tausend millionen milliarde milliarden billionen prozent cent mille milliard pourcent millón millones ' +
    'millardo milhão milhões bilhão bilhões mila milione milioni miliardo miliardi тысяча тысячи тысяч миллион ' +
    'миллиона миллионов миллиард миллиарда миллиардов тыс млн млрд процент процента процентов'
  ).split(' '),
)
const asianNumeral = /[零〇一二三四五六七八九十百千万萬亿億兆京两半点成折십백천만억조]/u

/** Whether `word` behind a number may be dropped: it names what is counted and changes nothing. */
export function isCountWord(word: string): boolean {
  const lower = word.toLowerCase()
  if (countingWords.has(lower) || countingWords.has(lower.replace(/s$/, '')) || asianNumeral.test(word)) return false
  if (isMeasure(word) || constants.has(word) || functionNamed(word)) return false
  return /^\p{L}[\p{L}\p{M}-]+$/u.test(word) || /^\p{Script=Han}$/u.test(word)
}

/** Count words so common that a multiplier may stand right before them: `25Mparams`. */
const commonLabels = new Set(['param', 'params', 'parameter', 'parameters', 'weight', 'weights', 'token', 'tokens'])

const hanMultiplier = /^[千百十万萬亿億]+/u

/** `Mparams` as multiplier and label, where the rest is `label` or a common one; `千个` whatever the rest is. */
export function splitLabel(
  word: string,
  label: string | undefined,
): { readonly factor: Rational; readonly label: string } | undefined {
  const han = hanMultiplier.exec(word)?.[0]
  const multiplier = han ?? word.charAt(0)
  const rest = word.slice(multiplier.length)
  const isLabel = commonLabels.has(rest.toLowerCase()) || rest.toLowerCase() === label?.toLowerCase()
  const factor = isLabel || han !== undefined ? multiplierNamed(multiplier) : undefined
  return factor && { factor, label: rest }
}
