// Tests LaTeX: how each construct is set, and that no bracket that the meaning needs is lost.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isExact, isNumber, latex, parse } from '../../../src/domain/formula/index.ts'
import { value } from './read.ts'

const set = (source: string): string => {
  const parsed = parse(source)
  return parsed.ok ? latex(parsed.value) : parsed.error.code
}

test.each([
  ['(W + 2*p - k)/s', '\\frac{W + 2 \\cdot p - k}{s}'],
  ['floor((n+2*p-k)/s)+1', '\\left\\lfloor \\frac{n + 2 \\cdot p - k}{s}\\right\\rfloor + 1'],
  ['-alpha*(1-p)^gamma*ln(p)', '-\\alpha \\cdot \\left(1 - p\\right)^{\\gamma} \\cdot \\ln\\left(p\\right)'],
  ['2^3^2', '2^{3^{2}}'],
  ['(2^3)^2', '\\left(2^{3}\\right)^{2}'],
  ['(a/b)^2', '\\left(\\frac{a}{b}\\right)^{2}'],
  ['sin(x)^2', '\\left(\\sin\\left(x\\right)\\right)^{2}'],
  ['sqrt(x)^2', '\\sqrt{x}^{2}'],
  ['x^(1/3)', 'x^{\\frac{1}{3}}'],
  ['2^-x', '2^{-x}'],
  ['(-2)^2', '\\left(-2\\right)^{2}'],
  ['-2^2', '-2^{2}'],
  ['--5', '-\\left(-5\\right)'],
  ['a*-b', 'a \\cdot \\left(-b\\right)'],
  ['a-(b-c)', 'a - \\left(b - c\\right)'],
  ['a*(b/c)', 'a \\cdot \\frac{b}{c}'],
  ['cbrt(x) + abs(y) + ceil(z)', '\\sqrt[3]{x} + \\left|y\\right| + \\left\\lceil z\\right\\rceil'],
  ['exp(-x)^2', '\\left(e^{-x}\\right)^{2}'],
  ['choose(n, k)', '\\binom{n}{k}'],
  ['factorial(n + 1)', '\\left(n + 1\\right)!'],
  ['log2(8) + log10(x)', '\\log_{2}\\left(8\\right) + \\log_{10}\\left(x\\right)'],
  ['sigmoid(x)', '\\sigma\\left(x\\right)'],
  ['hypot(a, b)', '\\operatorname{hypot}\\left(a, b\\right)'],
  ['w_in*γ + x1', 'w_{\\mathrm{in}} \\cdot \\gamma + x_{1}'],
  ['cin*_a', '\\mathrm{cin} \\cdot \\mathrm{\\_a}'],
  ['宽_2', '\\text{宽}_{2}'],
  ['.5 + 5. + 2.5e+2', '0.5 + 5 + 2.5 \\cdot 10^{2}'],
  ['1e-3^2', '\\left(1 \\cdot 10^{-3}\\right)^{2}'],
  ['[1, x][0]', '{\\left[1, x\\right]}_{0}'],
  ['v[0]', '{v}_{0}'],
  ['a <= b and not c != d', 'a \\le b \\land \\lnot \\left(c \\ne d\\right)'],
  ['norm(v)', '\\left\\lVert v\\right\\rVert'],
  ['a + b + c', 'a + b + c'],
  ['a - (b + c) - d', 'a - \\left(b + c\\right) - d'],
  ['(a < b) < c', '\\left(a < b\\right) < c'],
  ['sqrt(a, b)', '\\operatorname{sqrt}\\left(a, b\\right)'],
  ['sqrt()', '\\operatorname{sqrt}\\left(\\right)'],
  ['choose(n)', '\\operatorname{choose}\\left(n\\right)'],
  ['choose(n, k, i)', '\\operatorname{choose}\\left(n, k, i\\right)'],
  ['if(a > b, 1)', '\\operatorname{if}\\left(a > b, 1\\right)'],
  ['my_own(x)', '\\operatorname{my\\_own}\\left(x\\right)'],
  ['if(a > b, 1, 2)', '\\begin{cases}1 & \\text{if } a > b \\\\ 2 & \\text{otherwise}\\end{cases}'],
])('%s', (source, tex) => {
  expect(set(source)).toBe(tex)
})

/** The formula that a reader sees in `tex`: what has no group inside is replaced first, from the innermost outwards. */
function readBack(tex: string): string {
  const group = /\\frac\{([^{}]*)\}\{([^{}]*)\}|\^\{([^{}]*)\}/
  let rest = tex
  while (group.test(rest))
    rest = rest.replace(group, (_, over?: string, under?: string, raised?: string) =>
      raised === undefined ? `((${over})/(${under}))` : `^(${raised})`,
    )
  return rest.replaceAll('\\left(', '(').replaceAll('\\right)', ')').replaceAll('\\cdot', '*')
}

const leaf = fc.constantFrom('2', '3', '5', '7')
const { formula } = fc.letrec<{ formula: string }>(tie => ({
  formula: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    leaf,
    fc
      .tuple(tie('formula'), fc.constantFrom('+', '-', '*', '/'), tie('formula'))
      .map(([left, operator, right]) => `(${left})${operator}(${right})`),
    fc.tuple(tie('formula'), fc.constantFrom('2', '-1', '(1-3)')).map(([base, exponent]) => `(${base})^${exponent}`),
    tie('formula').map(operand => `-(${operand})`),
  ),
}))

test('what is seen means what was written', () => {
  fc.assert(
    fc.property(formula, source => {
      const wanted = value(source)
      fc.pre(wanted.ok)
      const seen = value(readBack(set(source)))
      expect({ tex: set(source), value: seen.ok && isNumber(seen.value) && isExact(seen.value) && seen.value }).toEqual(
        {
          tex: set(source),
          value: wanted.value,
        },
      )
    }),
    { numRuns: 1_000 },
  )
})
