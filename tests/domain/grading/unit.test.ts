// Tests units: names, prefixes, exact conversions, and which labels of authors are doubtful.
import { expect, test } from 'vitest'
import { isExact, toDecimal, toDouble } from '../../../src/domain/formula/index.ts'
import {
  conversion,
  doubtOf,
  isCountLabel,
  isMeasure,
  isSameUnit,
  unitNamed,
  prefixedName,
  type Unit,
} from '../../../src/domain/grading/unit.ts'

function named(text: string): Unit {
  const unit = unitNamed(text)
  if (!unit) throw new Error(`${text} is no unit`)
  return unit
}

/** `n` of the first unit in the second, as exact text; `about …` where it is not exact. */
function converted(from: string, to: string): string | undefined {
  const ratio = conversion(named(from), named(to))
  if (!ratio) return undefined
  if (!isExact(ratio)) return `about ${toDouble(ratio).toPrecision(12)}`
  return toDecimal(ratio) ?? `${ratio.n}/${ratio.d}`
}

test.each([
  ['B', 'bit', '8'],
  ['kB', 'B', '1000'],
  ['KB', 'B', '1000'],
  ['KiB', 'B', '1024'],
  ['kiB', 'B', '1024'],
  ['MiB', 'KiB', '1024'],
  ['MB', 'MiB', '0.95367431640625'],
  ['GiB', 'GB', '1.073741824'],
  ['Mbit', 'MB', '0.125'],
  ['Mibit', 'KiB', '128'],
  ['Mb', 'MB', '0.125'],
  ['mb', 'MB', '1'],
  ['gb', 'GB', '1'],
  ['kb', 'B', '1000'],
  ['Kb', 'B', '1000'],
  ['tb', 'TB', '1'],
  ['PiB', 'TiB', '1024'],
  ['EB', 'PB', '1000'],
  ['bytes', 'bit', '8'],
  ['Byte', 'bit', '8'],
  ['megabytes', 'kB', '1000'],
  ['Mebibytes', 'KiB', '1024'],
  ['kilobits', 'bit', '1000'],
  ['字节', 'bit', '8'],
  ['ms', 's', '0.001'],
  ['\u00b5s', 'ms', '0.001'],
  ['\u03bcs', 'ns', '1000'],
  ['us', 'ps', '1000000'],
  ['min', 's', '60'],
  ['h', 'min', '60'],
  ['hours', 'ms', '3600000'],
  ['days', 'h', '24'],
  ['weeks', 'days', '7'],
  ['milliseconds', 'ms', '1'],
  ['毫秒', '秒', '0.001'],
  ['分钟', '小时', '1/60'],
  ['GHz', 'MHz', '1000'],
  ['mHz', 'Hz', '0.001'],
  ['GFLOP', 'FLOP', '1000000000'],
  ['GFLOPs', 'MFLOPS', '1000'],
  ['MAC', 'FLOP', '2'],
  ['MMACs', 'GFLOP', '0.002'],
  ['MFLOP', 'MMAC', '0.5'],
  ['pixels', 'px', '1'],
  ['Pixeln', '像素', '1'],
  ['奈特', 'nats', '1'],
  ['bit', 'bits', '1'],
  ['MAC', 'FLOPs', '2'],
  ['MiB', 'bit', '8388608'],
  ['bit', 'nat', 'about 0.693147180560'],
  ['nat', 'bit', 'about 1.44269504089'],
  ['nats', 'nat', '1'],
  ['%', '%', '1'],
])('one %s in %s is %s', (from, to, ratio) => {
  expect(converted(from, to)).toBe(ratio)
})

test.each([
  ['MiB', 's'],
  ['nat', 'B'],
  ['kbit', 'nat'],
  ['nat', 'kbit'],
  ['FLOP', 'B'],
  ['Hz', 's'],
  ['%', 'px'],
])('%s does not convert to %s', (from, to) => {
  expect(conversion(named(from), named(to))).toBeUndefined()
})

test.each([
  'params',
  'weights',
  'b',
  'mib',
  'MIB',
  'gB',
  'mB',
  'mbit',
  'MBit',
  'flops',
  'Flop',
  'MS',
  'HZ',
  'PX',
  'Ki',
  'k',
  '',
  '__proto__',
  'constructor',
  'FLOP/s',
  'm',
  'kg',
  'µ',
])('%s is no unit', text => {
  expect(isCountLabel(text)).toBe(true)
})

test.each([
  ['kg', true],
  ['year', true],
  ['Percent', true],
  ['MiB', true],
  ['params', false],
  ['k', false],
])('whether %s measures: %s', (text, measures) => {
  expect(isMeasure(text)).toBe(measures)
})

test.each([
  ['FLOP', 'G', 'GFLOP'],
  ['MMAC', 'M', 'MMAC'],
  ['MiB', 'M', 'MiB'],
  ['MiB', 'K', 'KiB'],
  ['KiB', 'k', 'KiB'],
  ['MB', 'G', 'GB'],
  ['Mbit', 'k', 'kbit'],
  ['bit', 'k', 'kbit'],
  ['bytes', 'M', 'MB'],
])('%s with the prefix %s is %s', (unit, letter, other) => {
  expect(unitNamed(prefixedName(named(unit), letter) ?? '')?.factor).toEqual(named(other).factor)
})

test.each([
  ['FLOP', 'm'],
  ['MiB', 'B'],
  ['MiB', ''],
  ['MiB', 'Mi'],
  ['s', 'k'],
  ['Hz', 'M'],
  ['nat', 'k'],
  ['px', 'M'],
])('%s takes no bare prefix %s', (unit, letter) => {
  expect(prefixedName(named(unit), letter)).toBeUndefined()
})

test.each([
  ['flops', { kind: 'near', unit: 'FLOPs' }],
  ['mib', { kind: 'near', unit: 'MiB' }],
  ['MiBs', { kind: 'near', unit: 'MiB' }],
  ['PX', { kind: 'near', unit: 'px' }],
  ['pixles', { kind: 'near', unit: 'pixels' }],
  ['byts', { kind: 'near', unit: 'bits' }],
  ['S', { kind: 'near', unit: 's' }],
  ['FLOP/s', { kind: 'slash' }],
  ['images/s', { kind: 'slash' }],
  ['params', undefined],
  ['weights', undefined],
  ['fits', undefined],
  ['trainable weights', undefined],
  ['MiB', undefined],
  ['%', undefined],
  ['kg', undefined],
  ['W', undefined],
  ['x', undefined],
  ['mibs', { kind: 'near', unit: 'MiB' }],
  ['k', undefined],
  ['sx', undefined],
])('the label %s is doubtful: %j', (label, doubt) => {
  expect(doubtOf(label)).toEqual(doubt)
})

test.each([
  ['px', '像素', true],
  ['nat', '奈特', true],
  ['B', '字节', true],
  ['MiB', 'MB', false],
  ['bit', 'nat', false],
  ['ms', 'B', false],
  ['weights', '个', true],
  ['weights', 'px', false],
  ['px', '个', false],
])('%s and %s are one unit: %s', (one, other, isOne) => {
  expect([isSameUnit(one, other), isSameUnit(other, one)]).toEqual([isOne, isOne])
})
