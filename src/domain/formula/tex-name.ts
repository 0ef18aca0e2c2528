// Owns how LaTeX sets the leaves of a formula: names (Greek, subscripts, words) and numbers.
import { greek } from '../greek.ts'

const commands: ReadonlyMap<string, string> = new Map(
  Object.entries(greek).flatMap(([name, letter]) => [
    [name, `\\${name}`],
    [letter, `\\${name}`],
  ]),
)

/** `x1` and `w_in` have a subscript; any other underscore is only a sign. */
const withSubscript = /^([^_\d]+)(?:_?(\d+)|_([^_]+))$/

/** `gamma` and `γ` as \gamma, `w_in` as w_{\mathrm{in}}, one letter slanted, words upright. */
export function texName(name: string): string {
  const [, base, number, word] = withSubscript.exec(name) ?? []
  if (base === undefined) return letters(name)
  return `${letters(base)}_{${number ?? letters(word ?? '')}}`
}

function letters(name: string): string {
  const symbol = commands.get(name)
  if (symbol !== undefined) return symbol
  if (/^[A-Za-z]$/.test(name)) return name
  const isPlain = /^[\x20-\x7e]+$/.test(name)
  return `\\${isPlain ? 'mathrm' : 'text'}{${name.replaceAll('_', '\\_')}}`
}

/** `.5` as 0.5, `5.` as 5, `1e-3` as 1 · 10^{-3}. */
export function texNumber(text: string): string {
  const [digits = '', exponent] = text.toLowerCase().split('e')
  const plain = digits.replace(/^\./, '0.').replace(/\.$/, '')
  return exponent === undefined ? plain : `${plain} \\cdot 10^{${Number(exponent)}}`
}
