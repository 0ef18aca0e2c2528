// Owns the Greek letters and their names, which are the same in TeX.

export const greek = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  zeta: 'ζ',
  eta: 'η',
  theta: 'θ',
  iota: 'ι',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  xi: 'ξ',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  upsilon: 'υ',
  phi: 'φ',
  chi: 'χ',
  psi: 'ψ',
  omega: 'ω',
  Gamma: 'Γ',
  Delta: 'Δ',
  Theta: 'Θ',
  Lambda: 'Λ',
  Xi: 'Ξ',
  Pi: 'Π',
  Sigma: 'Σ',
  Upsilon: 'Υ',
  Phi: 'Φ',
  Psi: 'Ψ',
  Omega: 'Ω',
} as const

const spellings: ReadonlyMap<string, string> = new Map([
  ...Object.entries(greek).flatMap(([name, letter]) => [[name, letter] as const, [letter, name] as const]),
  // How programs call it.
  ['eps', greek.epsilon],
])

/** `name` with its Greek letter written out, or the name of one as the letter: `γ1` is `gamma1`. Undefined where it begins with neither. */
export function otherSpelling(name: string): string | undefined {
  const [, head = '', rest = ''] = /^(\p{L}[a-z]*)(.*)$/u.exec(name) ?? []
  const other = spellings.get(head)
  return other === undefined ? undefined : other + rest
}
