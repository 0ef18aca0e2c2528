// Owns the typed answers that docs/formula.md shows; what becomes of each is asked of the reader.

/** An answer, and the card and person it comes from. */
export interface Typed {
  readonly typed: string
  readonly locale?: string
  readonly unit?: string
  readonly wants?: 'number' | 'list'
  readonly names?: readonly string[]
}

/** Answers that are read, in the order of the rules. */
export const readings: readonly Typed[] = [
  { typed: '34 944' },
  { typed: '34_944' },
  { typed: "34'944" },
  { typed: '3,49,440' },
  { typed: '34,944' },
  { typed: '34,944', locale: 'de' },
  { typed: '0,5' },
  { typed: '1.234,5', locale: 'de' },
  { typed: '3.14', locale: 'de' },
  { typed: '3/4' },
  { typed: '2^10' },
  { typed: '3x3x64' },
  { typed: '√2/2' },
  { typed: '2π' },
  { typed: '1 1/2' },
  { typed: '1½' },
  { typed: '10⁻³' },
  { typed: '1.2×10^-3' },
  { typed: '1.2e-3' },
  { typed: '１０８' },
  { typed: '25k' },
  { typed: '3 million' },
  { typed: '3万' },
  { typed: '2G', unit: 'FLOP' },
  { typed: '24.5M', unit: 'MiB' },
  { typed: '88.2%' },
  { typed: '88.2%', unit: '%' },
  { typed: '196 Mbit', unit: 'MB' },
  { typed: '3 ms', unit: 's' },
  { typed: '1 h + 30 min', unit: 's' },
  { typed: '34944 weights', unit: 'params' },
  { typed: '≈ 5' },
  { typed: 'x = 5' },
  { typed: 'max(0,5)' },
  { typed: '[0.09, 0.24]', wants: 'list' },
  { typed: '(0.09,0.24)', wants: 'list' },
  { typed: '0.09 0.24', wants: 'list' },
  { typed: '0,09; 0,24', wants: 'list', locale: 'de' },
]

/** Answers that are refused, one for each reason that a number may be: none costs an attempt. */
export const unreadable: readonly Typed[] = [
  { typed: '' },
  { typed: 'many' },
  { typed: '1+'.repeat(120) },
  { typed: '2 > 1' },
  { typed: '3, 4' },
  { typed: '5', wants: 'list' },
  { typed: '1,2', wants: 'list' },
  { typed: 'W/2', names: ['W'] },
  { typed: '1,23' },
  { typed: '1234,567,890' },
  { typed: '1.234,5' },
  { typed: '3 4' },
  { typed: '0x10' },
  { typed: '3–5' },
  { typed: '(0,5)' },
  { typed: '1/2pi' },
  { typed: '1/2k' },
  { typed: '5k', unit: 'px' },
  { typed: '5 hundred' },
  { typed: '3 ms', unit: 'MiB' },
  { typed: '3s*5s', unit: 'ms' },
]

/** Formulas without a value, one for each reason. */
export const broken: readonly string[] = [
  '',
  '1 = 1',
  '1.2.3',
  '1 + * 2',
  '1 +',
  '1 2',
  '(1 + 2',
  '1 < 2 < 3',
  '2pi',
  'log(10)',
  'sqr',
  'sqrt + 1',
  'sqr(4)',
  'pi(3)',
  'sqrt(1, 2)',
  '-(1 < 2)',
  '1 and 2',
  '2[0]',
  'sum([1, 2], [3])',
  '[[1], 2]',
  'if(1 < 2, 2, 2 < 3)',
  'sqrt(-4)',
  '1/0',
  'exp(1000)',
  'floor(exp(ln(3)))',
  '[4, 5][2]',
  '[1, 2] + [1, 2, 3]',
  '7'.repeat(2_001),
  '('.repeat(65) + '1',
  '1' + '+1'.repeat(300),
  'range(0, 2000)',
  '1' + '*range(0, 9)'.repeat(70),
  'range(0, 1000)/3^600',
]
