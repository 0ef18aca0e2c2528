// Owns a formula in LaTeX, set as in a book: fractions, roots and raised exponents instead of signs and brackets.
import type { CallExpr, Expr } from './expr.ts'
import { binaryOperators, unaryOperators } from './operators.ts'
import type { BinaryOperator } from './operators.ts'
import { texName, texNumber } from './tex-name.ts'

/** Set text, and how tightly its outermost sign binds: the looser sides of an operation go into brackets. */
interface Piece {
  readonly tex: string
  readonly binds: number
}

/** Nothing binds tighter. */
const closed = Infinity
const power = binaryOperators['^'].precedence
const sign = unaryOperators['-'].precedence
const product = binaryOperators['*'].precedence
/** A fraction, or a function with its argument: brackets only below an exponent. */
const tall = power + 1

const signs: Readonly<Record<Exclude<BinaryOperator, '/' | '^'>, string>> = {
  or: ' \\lor ',
  and: ' \\land ',
  '<': ' < ',
  '<=': ' \\le ',
  '==': ' = ',
  '!=': ' \\ne ',
  '>=': ' \\ge ',
  '>': ' > ',
  '+': ' + ',
  '-': ' - ',
  '*': ' \\cdot ',
}

/** LaTeX for math mode. Products are dots, so that no two names run together. */
export const latex = (expr: Expr): string => piece(expr).tex

function piece(expr: Expr): Piece {
  switch (expr.kind) {
    case 'number': {
      const tex = texNumber(expr.text)
      return { tex, binds: tex.includes('\\cdot') ? product : closed }
    }
    case 'name':
      return { tex: texName(expr.name), binds: closed }
    case 'list':
      return { tex: `\\left[${all(expr.items)}\\right]`, binds: closed }
    case 'index':
      return { tex: `{${within(expr.list, tall)}}_{${latex(expr.at)}}`, binds: closed }
    case 'unary':
      if (expr.operator === 'not') return { tex: `\\lnot ${within(expr.operand, closed)}`, binds: closed }
      // Two signs in a row would look like one of another kind.
      return { tex: expr.operator + within(expr.operand, sign + 1), binds: sign }
    case 'binary':
      return binary(expr.operator, expr.left, expr.right)
    case 'call':
      return call(expr)
  }
}

function binary(operator: BinaryOperator, left: Expr, right: Expr): Piece {
  if (operator === '/') return { tex: `\\frac{${latex(left)}}{${latex(right)}}`, binds: tall }
  if (operator === '^') return { tex: `${within(left, closed)}^{${latex(right)}}`, binds: power }
  const { precedence, associates } = binaryOperators[operator]
  const first = within(left, precedence + (associates === 'left' ? 0 : 1))
  const isSigned = right.kind === 'unary' && right.operator !== 'not'
  const second = within(right, isSigned ? closed : precedence + 1)
  return { tex: first + signs[operator] + second, binds: precedence }
}

const within = (expr: Expr, minimum: number): string => {
  const { tex, binds } = piece(expr)
  return binds < minimum ? bracketed(tex) : tex
}
const bracketed = (tex: string): string => `\\left(${tex}\\right)`
const all = (exprs: readonly Expr[]): string => exprs.map(latex).join(', ')

/** Names that LaTeX has a command for, or that books write otherwise than programs do. */
const written: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['ln', 'sin', 'cos', 'tan', 'sinh', 'cosh', 'tanh', 'min', 'max', 'gcd'].map(name => [name, `\\${name}`]),
  ),
  asin: '\\arcsin',
  acos: '\\arccos',
  atan: '\\arctan',
  log2: '\\log_{2}',
  log10: '\\log_{10}',
  sigmoid: '\\sigma',
  sigma: '\\sigma',
  relu: '\\operatorname{ReLU}',
  gelu: '\\operatorname{GELU}',
}

/** Functions that books set as a shape of their own. */
const shapes: Readonly<Record<string, (args: readonly Expr[]) => Piece | undefined>> = {
  sqrt: one(x => ({ tex: `\\sqrt{${latex(x)}}`, binds: closed })),
  cbrt: one(x => ({ tex: `\\sqrt[3]{${latex(x)}}`, binds: closed })),
  abs: one(x => ({ tex: `\\left|${latex(x)}\\right|`, binds: closed })),
  norm: one(x => ({ tex: `\\left\\lVert ${latex(x)}\\right\\rVert`, binds: closed })),
  floor: one(x => ({ tex: `\\left\\lfloor ${latex(x)}\\right\\rfloor`, binds: closed })),
  ceil: one(x => ({ tex: `\\left\\lceil ${latex(x)}\\right\\rceil`, binds: closed })),
  exp: one(x => ({ tex: `e^{${latex(x)}}`, binds: power })),
  factorial: one(x => ({ tex: `${within(x, closed)}!`, binds: tall })),
  choose: binomial,
  combinations: binomial,
  if: ([condition, yes, no]) =>
    condition && yes && no
      ? {
          tex: `\\begin{cases}${latex(yes)} & \\text{if } ${latex(condition)} \\\\ ${latex(no)} & \\text{otherwise}\\end{cases}`,
          binds: tall,
        }
      : undefined,
}

function one(shape: (x: Expr) => Piece): (args: readonly Expr[]) => Piece | undefined {
  return ([x, ...rest]) => (x && rest.length === 0 ? shape(x) : undefined)
}

function binomial([n, k, ...rest]: readonly Expr[]): Piece | undefined {
  return n && k && rest.length === 0 ? { tex: `\\binom{${latex(n)}}{${latex(k)}}`, binds: tall } : undefined
}

function call({ name, args }: CallExpr): Piece {
  const shape = Object.hasOwn(shapes, name) ? shapes[name]?.(args) : undefined
  if (shape) return shape
  const head = Object.hasOwn(written, name) ? written[name] : `\\operatorname{${name.replaceAll('_', '\\_')}}`
  return { tex: `${head}\\left(${all(args)}\\right)`, binds: tall }
}
