// Owns what may follow a number: multipliers, percent, units. One table each.
import { constants, functionNamed } from '../formula/index.ts'
import type { Rational } from '../formula/index.ts'
import { powerOfTen } from './number-text.ts'

const powers: Readonly<Record<string, number>> = {
  k: 3,
  K: 3,
  M: 6,
  B: 9,
  T: 12,
  thousand: 3,
  million: 6,
  billion: 9,
  trillion: 12,
  千: 3,
  万: 4,
  萬: 4,
  亿: 8,
  億: 8,
  百万: 6,
  百萬: 6,
  千万: 7,
  千萬: 7,
  十亿: 9,
  十億: 9,
  万亿: 12,
  萬億: 12,
}

/** What a multiplier stands for: `k` 1000, `million`, `万`. Letters keep their case, words do not. */
export function multiplierNamed(text: string): Rational | undefined {
  const name = text.length > 2 ? text.toLowerCase().replace(/s$/, '') : text
  const power = Object.hasOwn(powers, name) ? powers[name] : undefined
  return power === undefined ? undefined : powerOfTen(power)
}

type Dimension = 'information' | 'time' | 'frequency' | 'work' | 'pixel' | 'other'

/** Units by spelling; `prefixed` ones also take SI prefixes, `binary` ones IEC prefixes too. */
const units: readonly { readonly dimension: Dimension; readonly names: string; readonly prefixes?: 'si' | 'binary' }[] =
  [
    { dimension: 'information', names: 'b B bit bits byte bytes', prefixes: 'binary' },
    { dimension: 'information', names: 'nat nats kb mb gb tb' },
    { dimension: 'time', names: 's sec', prefixes: 'si' },
    { dimension: 'time', names: 'min h hr second seconds minute minutes hour hours day days week weeks year years' },
    { dimension: 'frequency', names: 'Hz', prefixes: 'si' },
    { dimension: 'work', names: 'FLOP FLOPs FLOPS MAC MACs', prefixes: 'si' },
    { dimension: 'pixel', names: 'px pixel pixels Pixel Pixels Pixeln 像素' },
    // Not convertible here, but nobody's count either.
    {
      dimension: 'other',
      names: 'm cm mm km nm kg g mg lb oz ft in A V W J N K Pa C F L l ml mol rad deg USD EUR CNY',
    },
  ]
const prefixes = { si: /^(?:da|[numcdhkKMGTPEµμ])$/, binary: /^(?:[kKMGTPE]i?)$/ }

/** The unit written `text`, with or without a prefix; undefined for an unknown name, which is a count label. */
export function dimensionOf(text: string): Dimension | undefined {
  for (const { dimension, names, prefixes: kind } of units) {
    for (const name of names.split(' ')) {
      if (text === name) return dimension
      if (kind && text.endsWith(name) && prefixes[kind].test(text.slice(0, -name.length))) return dimension
    }
  }
  return undefined
}

/** Whether a card's unit only says what is counted (`params`, `weights`), so that it changes no number. */
export const isCountLabel = (unit: string): boolean => unit !== '%' && dimensionOf(unit) === undefined

/** Whether 10³ is a slip of this unit: then a separator read in its other sense would hide one. */
export function slipsByThousand(unit: string): boolean {
  const dimension = dimensionOf(unit)
  return dimension === 'information' || dimension === 'time' || dimension === 'work'
}

/** Words behind a number that change it, with or without a plural's s: never a count word. */
const countingWords = new Set(
  (
    'hundred dozen half halves third fourth fifth sixth seventh eighth ninth tenth quarter hundredth thousandth ' +
    'millionth billionth percent permille ppm per times over point plus minus by or and not to squared cubed inf ' +
    'infinity nan bn mn mio mrd mln mld tsd mil lakh crore ' +
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
  if (dimensionOf(word) !== undefined || constants.has(word) || functionNamed(word)) return false
  return /^\p{L}[\p{L}\p{M}-]+$/u.test(word) || /^\p{Script=Han}$/u.test(word)
}

/** Count words so common that a multiplier may stand right before them: `25Mparams`. */
const commonLabels = new Set(['param', 'params', 'parameter', 'parameters', 'weight', 'weights', 'token', 'tokens'])

/** `Mparams` as multiplier and label, where the rest is `label` or a common one. */
export function splitLabel(word: string, label: string | undefined): { multiplier: string; label: string } | undefined {
  const multiplier = word.charAt(0)
  const rest = word.slice(1)
  const isLabel = commonLabels.has(rest.toLowerCase()) || rest.toLowerCase() === label?.toLowerCase()
  return isLabel && multiplierNamed(multiplier) ? { multiplier, label: rest } : undefined
}
