// Tests what becomes Unicode, what stays source, and what is left alone.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { texToUnicode } from '../../src/render/tex.ts'

describe('simple formulas become Unicode', () => {
  test.each([
    ['$k^2 \\cdot C_{in}$', 'k²·Cᵢₙ'],
    ['$r=1$', 'r = 1'],
    ['$\\ln$', 'ln'],
    ['$-\\ln p$', '−ln p'],
    ['$2\\ln 2$', '2 ln 2'],
    ['$-\\log_{10} 0.9$', '−log₁₀ 0.9'],
    ['$\\max_i x_i$', 'maxᵢ xᵢ'],
    ['$\\log_2(8)$', 'log₂(8)'],
    ['$(1 - p)^\\gamma$', '(1 − p)ᵞ'],
    ['$M_2 \\le k$', 'M₂ ≤ k'],
    ['$M_i = \\max(M_{i+1} - 2r_i,\\; 2r_i - M_{i+1},\\; r_i)$', 'Mᵢ = max(Mᵢ₊₁ − 2rᵢ, 2rᵢ − Mᵢ₊₁, rᵢ)'],
    ['$r_1, \\dots, r_n$', 'r₁, …, rₙ'],
    ['$\\lfloor (224 + 8 - 11)/2 \\rfloor + 1 = 111$', '⌊(224 + 8 − 11)/2⌋ + 1 = 111'],
    ['$\\left\\lfloor \\frac{W + 2p - k}{s} \\right\\rfloor + 1$', '⌊(W + 2p − k)/s⌋ + 1'],
    ['$1 + (k-1)\\sum r_i$', '1 + (k − 1)∑rᵢ'],
    ['$\\sum_{i=1}^{n} x_i$', '∑ᵢ₌₁ⁿxᵢ'],
    ['$\\frac{1}{2}$', '1/2'],
    ['$\\frac{a+b}{c}$', '(a + b)/c'],
    ['$\\frac{1}{2n}$', '1/(2n)'],
    ['$2\\frac{1}{3}$', '2·1/3'],
    ['$\\frac{a}{b}\\frac{c}{d} x$', 'a/b·c/d·x'],
    ['$\\tfrac h2 (w - w_0)^2$', 'h/2·(w − w₀)²'],
    ['$\\frac{a}{b}^2$', '(a/b)²'],
    ['$a = \\frac{1}{2} \\qquad b = \\frac{1}{3} \\quad \\frac{1}{4}$', 'a = 1/2 b = 1/3 1/4'],
    ['$\\ln\\frac{a}{b}^2$', 'ln(a/b)²'],
    ['$\\cos\\frac{\\pi t}{T} + 1$', 'cos((πt)/T) + 1'],
    ['$K \\ln\\frac{1}{K}, \\frac{1}{K} \\ln K$', 'K ln(1/K), 1/K·ln K'],
    ['$\\frac{d}{dx} x^2 = \\frac{\\partial}{\\partial z}\\,\\tfrac12 z$', 'd/(dx) x² = ∂/∂z 1/2·z'],
    ['$\\frac{1}{out}$', '1/(out)'],
    ['$\\frac{1}{\\mathit{out}}$', '1/out'],
    ['$\\frac{\\text{two words}}{\\mathrm{C2}}$', '(two words)/C2'],
    ['$\\frac{a}{\\sqrt{v + e}}$', 'a/√(v + e)'],
    ['$\\frac{a}{2\\sqrt{v}}$', 'a/(2√v)'],
    ['$\\sqrt{2}$', '√2'],
    ['$\\sqrt{a+b}$', '√(a + b)'],
    ['$10^{-3}$', '10⁻³'],
    ['$x \\in \\mathbb{R}^d$', 'x ∈ ℝᵈ'],
    ['$\\hat{y}$', 'y\u0302'],
    ['$|x|$', '∣x∣'],
    ['$a*b*c$', 'a∗b∗c'],
    ['$3 \\times 3$', '3 × 3'],
    ['$50\\%$', '50%'],
    ['$-1 \\le x \\le 1$', '−1 ≤ x ≤ 1'],
    ['$2\\text{ of }3$', '2 of 3'],
    ['$$\nk^2\n$$', 'k²'],
    ['a $x$ b $y$ c', 'a x b y c'],
  ])('%s is %s', (markdown, shown) => {
    expect(texToUnicode(markdown)).toBe(shown)
  })
})

describe('what a line cannot show stays as source in a code span', () => {
  test.each([
    ['$k_{\\mathrm{eff}}$', '`k_{\\mathrm{eff}}`'],
    ['$x^{a/b}$', '`x^{a/b}`'],
    ['$\\begin{matrix} a & b \\end{matrix}$', '`\\begin{matrix} a & b \\end{matrix}`'],
    ['$\\unknown x$', '`\\unknown x`'],
    ['$\\sqrt[3]{8}$', '`\\sqrt[3]{8}`'],
    ['$x^{2$', '`x^{2`'],
    ['$a}$', '`a}`'],
    ['$x^$', '`x^`'],
    ['$a ` b$', '`` a ` b ``'],
    ['$\\constructor$', '`\\constructor`'],
    ['$$\\binom{n}{k}\n+ 1$$', '`\\binom{n}{k} + 1`'],
  ])('%s is %s', (markdown, shown) => {
    expect(texToUnicode(markdown)).toBe(shown)
  })
})

describe('what is no formula is left alone', () => {
  test.each([
    ['`$x^2$`'],
    ['``a ` $x^2$``'],
    ['```\n$x^2$\n```'],
    ['it costs $5 and $6'],
    ['$ x $'],
    ['5 $'],
    ['no dollar'],
    ['\\*not emphasis\\*'],
  ])('%s', markdown => {
    expect(texToUnicode(markdown)).toBe(markdown)
  })

  test('a protected dollar sign is a dollar sign', () => {
    expect(texToUnicode('\\$5 and $x$')).toBe('$5 and x')
  })
})

test('nothing throws, and text without dollar signs and backslashes never changes', () => {
  const piece = fc.constantFrom(
    '$',
    '$$',
    '\\frac',
    '\\text{',
    '{',
    '}',
    '^',
    '_',
    '&',
    '\\',
    '`',
    ' ',
    'x',
    '2',
    '\n',
    '=',
  )
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 40 }), parts => {
      const text = parts.join('')
      const shown = texToUnicode(text)
      return /[$\\]/.test(text) || shown === text
    }),
    { numRuns: 2_000 },
  )
  for (const repeated of ['{', 'x^', '\\sqrt'])
    expect(texToUnicode(`$${repeated.repeat(10_000)}$`).startsWith('`')).toBe(true)
})
