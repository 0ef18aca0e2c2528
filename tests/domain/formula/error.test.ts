// Tests what an error says besides its code: where it is, and every argument that its sentence needs.
import { expect, test } from 'vitest'
import { evaluate, formulaErrorCodes } from '../../../src/domain/formula/index.ts'
import type { FormulaErrorCode } from '../../../src/domain/formula/index.ts'
import { checked, numbers } from './read.ts'

/** `u` is declared and has no value. */
const known = { x: 1, v: [1, 2], w: [1, 2, 3], alpha: 1 }

type Row = [source: string, code: FormulaErrorCode, span: [number, number], args: object, suggestion?: string]
const rows: Row[] = [
  ['', 'syntax.empty', [0, 0], {}],
  ['  ', 'syntax.empty', [2, 2], {}],
  ['2^', 'syntax.incomplete', [2, 2], {}],
  ['2 3', 'syntax.unexpected', [2, 3], { found: '3' }],
  ['2 + * 3', 'syntax.operand', [4, 5], { found: '*' }],
  ['1..2', 'syntax.number', [0, 4], { text: '1..2' }],
  ['1.2.3', 'syntax.number', [0, 5], { text: '1.2.3' }],
  ['2 @ 3', 'syntax.character', [2, 3], { character: '@' }],
  ['x = 2', 'syntax.character', [2, 3], { character: '=' }, '=='],
  ['log(2)', 'syntax.log', [0, 3], {}],
  ['sqrt 2', 'name.function', [0, 4], { name: 'sqrt' }],
  ['sqrt', 'name.function', [0, 4], { name: 'sqrt' }, 'sqrt(…)'],
  ['2x', 'syntax.implicit', [1, 2], { left: '2', right: 'x' }, '2*x'],
  ['(1', 'syntax.unclosed', [0, 1], { open: '(', close: ')' }],
  ['[1, 2', 'syntax.unclosed', [0, 1], { open: '[', close: ']' }],
  ['v[0', 'syntax.unclosed', [1, 2], { open: '[', close: ']' }],
  [')', 'syntax.operand', [0, 1], { found: ')' }],
  ['1 < 2 < 3', 'syntax.chain', [6, 7], { first: '<', second: '<' }],
  ['1 == 2 != 3', 'syntax.chain', [7, 9], { first: '==', second: '!=' }],
  ['y', 'name.unknown', [0, 1], { name: 'y' }],
  ['e(2)', 'call.variable', [0, 1], { name: 'e' }, 'e*(…)'],
  ['x(2)', 'call.variable', [0, 1], { name: 'x' }, 'x*(…)'],
  ['foo(2)', 'call.unknown', [0, 3], { name: 'foo' }],
  ['sqr(2)', 'call.unknown', [0, 3], { name: 'sqr' }, 'sqrt'],
  ['sqrt(1, 2)', 'call.arity', [0, 10], { name: 'sqrt', found: 2, min: 1, max: 1 }],
  ['sqrt()', 'call.arity', [0, 6], { name: 'sqrt', found: 0, min: 1, max: 1 }],
  ['if(1 < 2, 3)', 'call.arity', [0, 12], { name: 'if', found: 2, min: 3, max: 3 }],
  ['sum()', 'call.arity', [0, 5], { name: 'sum', found: 0, min: 1, max: 0 }],
  ['svar(3)', 'call.arity', [0, 7], { name: 'svar', found: 1, min: 2, max: 0 }],
  ['range(1)', 'call.arity', [0, 8], { name: 'range', found: 1, min: 2, max: 3 }],
  ['range(1,2,3,4)', 'call.arity', [0, 14], { name: 'range', found: 4, min: 2, max: 3 }],
  ['dot(v)', 'call.arity', [0, 6], { name: 'dot', found: 1, min: 2, max: 2 }],
  ['svar([1])', 'call.arity', [0, 9], { name: 'svar', found: 1, min: 2, max: 0 }],
  ['sum(v, 2)', 'shape.several', [4, 5], { where: 'sum' }],
  ['[v]', 'shape.nested', [1, 2], {}],
  ['[[1]]', 'shape.nested', [1, 4], {}],
  ['x[0]', 'shape.list', [0, 1], { where: '[ ]', found: 'number' }],
  ['v[v]', 'shape.number', [2, 3], { where: '[ ]', found: 'list' }],
  ['(1 < 2) + 1', 'shape.number', [1, 6], { where: '+', found: 'condition' }],
  ['1 + (1 < 2)', 'shape.number', [5, 10], { where: '+', found: 'condition' }],
  ['-(1 < 2)', 'shape.number', [2, 7], { where: '-', found: 'condition' }],
  ['not 1', 'shape.boolean', [4, 5], { where: 'not', found: 'number' }],
  ['1 and 2 < 3', 'shape.boolean', [0, 1], { where: 'and', found: 'number' }],
  ['v < 1', 'shape.number', [0, 1], { where: '<', found: 'list' }],
  ['1 < v', 'shape.number', [4, 5], { where: '<', found: 'list' }],
  ['if(1, 2, 3)', 'shape.boolean', [3, 4], { where: 'if', found: 'number' }],
  ['if(1 < 2, 3, v)', 'shape.branches', [13, 14], {}],
  ['if(1 < 2, 1 < 2, 3)', 'shape.branches', [17, 18], {}],
  ['sqrt(1 < 2)', 'shape.number', [5, 10], { where: 'sqrt', found: 'condition' }],
  ['sum(1 < 2)', 'shape.number', [4, 9], { where: 'sum', found: 'condition' }],
  ['dot(1, 2)', 'shape.list', [4, 5], { where: 'dot', found: 'number' }],
  ['range(v, 2)', 'shape.number', [6, 7], { where: 'range', found: 'list' }],
  ['v + [1, 2, 3]', 'math.lengths', [0, 13], { where: '+', first: 2, second: 3 }],
  ['[1, 2] + [1, 2, 3]', 'math.lengths', [0, 18], { where: '+', first: 2, second: 3 }],
  ['v + w', 'math.lengths', [0, 5], { where: '+', first: 2, second: 3 }],
  ['dot([1], [1, 2])', 'math.lengths', [0, 16], { where: 'dot', first: 1, second: 2 }],
  ['dot(v, w)', 'math.lengths', [0, 9], { where: 'dot', first: 2, second: 3 }],
  ['atan2(v, w)', 'math.lengths', [0, 11], { where: 'atan2', first: 2, second: 3 }],
  ['v[2]', 'math.index', [2, 3], { index: '2', length: 2 }],
  ['v[-1]', 'math.index', [2, 4], { index: '-1', length: 2 }],
  ['v[0.5]', 'math.index', [2, 5], { index: '0.5', length: 2 }],
  ['v[pi]', 'math.index', [2, 4], { index: '3.14159', length: 2 }],
  ['sqrt(-4)', 'math.domain', [0, 8], { call: 'sqrt(-4)', allowed: 'x ≥ 0' }],
  ['1/0', 'math.division', [0, 3], { call: '1/0', allowed: '' }],
  ['1/sin(pi)', 'math.undecided', [0, 9], { call: '1/1.22465e-16', allowed: '' }],
  ['ln(0)', 'math.domain', [0, 5], { call: 'ln(0)', allowed: 'x > 0' }],
  ['exp(1000)', 'math.overflow', [0, 9], { call: 'exp(1000)', allowed: '' }],
  ['1e300*1e300', 'math.overflow', [0, 11], { call: '1e+300*1e+300', allowed: '' }],
  ['floor(sin(pi))', 'math.undecided', [0, 14], { call: 'floor(1.22465e-16)', allowed: '' }],
  ['sin(pi) > 0', 'math.undecided', [0, 11], { call: '1.22465e-16>0' }],
  ['range(0, 3000)', 'limit.list', [0, 14], { found: 'range(0, 3000)', allowed: 1024 }],
  ['range(0, 1, 0)', 'math.domain', [0, 14], { call: 'range(0, 1, 0)', allowed: 'step ≠ 0' }],
  ['mean(range(2, 1))', 'math.domain', [0, 17], { call: 'mean([])', allowed: 'len ≥ 1' }],
  [
    'auc([2], [1])',
    'math.domain',
    [0, 13],
    { call: 'auc([2], [1])', allowed: 'label = 0 ∨ label = 1, len(0) ≥ 1, len(1) ≥ 1' },
  ],
  ['sort(v)[5]', 'math.index', [8, 9], { index: '5', length: 2 }],
  ['factorial(171)', 'math.overflow', [0, 14], { call: 'factorial(171)', allowed: 'n ∈ ℤ, 0 ≤ n ≤ 170' }],
  ['choose(1.5, 1)', 'math.domain', [0, 14], { call: 'choose(1.5, 1)', allowed: 'n, k ∈ ℤ, n ≥ 0, k ≥ 0' }],
  ['clamp(1, 3, 2)', 'math.domain', [0, 14], { call: 'clamp(1, 3, 2)', allowed: 'low ≤ high' }],
  ['softmax(range(1, 1))', 'math.domain', [0, 20], { call: 'softmax([])', allowed: 'len ≥ 1' }],
  ['1e400', 'math.overflow', [0, 5], { call: '1e400' }],
  ['99e999999', 'math.overflow', [0, 9], { call: '99e999999' }],
  ['x'.repeat(2001), 'limit.length', [2000, 2001], { found: 2001, allowed: 2000 }],
  ['('.repeat(65) + '1' + ')'.repeat(65), 'limit.depth', [64, 65], { allowed: 64 }],
  ['1' + '+1'.repeat(256), 'limit.nodes', [0, 513], { allowed: 512 }],
  [
    'sum(auc(range(0,1000), range(0,1000)))',
    'math.domain',
    [4, 37],
    { call: 'auc([0, 1, 2, 3, …], [0, 1, 2, 3, …])', allowed: 'label = 0 ∨ label = 1, len(0) ≥ 1, len(1) ≥ 1' },
  ],
  [
    'sum(choose(range(0, 1024), 512)*factorial(range(0,1024)))',
    'limit.cost',
    [4, 31],
    { found: 133120, allowed: 65536 },
  ],
  ['u + 1', 'value.missing', [0, 1], { name: 'u' }],
  ['sin(pi)', 'math.undecided', [0, 7], {}],
  ['min()', 'call.arity', [0, 5], { name: 'min', found: 0, min: 1, max: 0 }],
  ['sin(1, 2)', 'call.arity', [0, 9], { name: 'sin', found: 2, min: 1, max: 1 }],
  ['SUM(1)', 'call.unknown', [0, 3], { name: 'SUM' }, 'sum'],
  ['Y', 'name.unknown', [0, 1], { name: 'Y' }],
  ['alhpa', 'name.unknown', [0, 5], { name: 'alhpa' }, 'alpha'],
  ['sqrt(4', 'syntax.unclosed', [4, 5], { open: '(', close: ')' }],
  ['1 +', 'syntax.incomplete', [3, 3], {}],
  ['v[0]]', 'syntax.unexpected', [4, 5], { found: ']' }],
  ['not 1 < 2 + (2 < 3)', 'shape.number', [13, 18], { where: '+', found: 'condition' }],
  ['norm(v, w)', 'shape.several', [5, 6], { where: 'norm' }],
  ['v[0', 'syntax.unclosed', [1, 2], { open: '[', close: ']' }],
  ['round(1.5, 0.5)', 'math.domain', [0, 15], { call: 'round(1.5, 0.5)', allowed: 'digits ∈ ℤ, -300 ≤ digits ≤ 300' }],
  ['2^0.5^', 'syntax.incomplete', [6, 6], {}],
  ['cos(1000)*tan(', 'syntax.incomplete', [14, 14], {}],
  ['5 mod 3', 'syntax.implicit', [2, 5], { left: '5', right: 'mod' }, '5*mod'],
  ['1,2', 'syntax.unexpected', [1, 2], { found: ',' }],
]

test.each(rows)('%s is %s', (source, code, [start, end], args, suggestion) => {
  const ready = checked(source, { ...known, u: 1 })
  const found = ready.ok ? evaluate(ready.value, numbers(known)) : ready
  const error = { code, span: { start, end }, args, ...(suggestion === undefined ? {} : { suggestion }) }
  expect(found).toEqual({ ok: false, error })
})

test('every error of a formula is among them', () => {
  const met = new Set(rows.map(([, code]) => code))
  // What is typed, and work, have tests of their own.
  expect(formulaErrorCodes.filter(code => !met.has(code))).toEqual(['syntax.ambiguous', 'limit.work'])
})
