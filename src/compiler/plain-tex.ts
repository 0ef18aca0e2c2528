// Owns recognising TeX that is plainly sound, as most is: MathJax, which decides about all other, takes a hundred times as long.

/** Commands that stand for one sign, or end with their name: nothing behind them belongs to them. */
const signs = new Set(
  `alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi rho sigma tau upsilon phi
  varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega cdot times div pm mp le leq ge geq ne neq
  approx equiv sim propto ll gg in notin subset subseteq cup cap infty partial nabla ell hbar forall exists to rightarrow
  leftarrow Rightarrow mapsto ldots cdots top bot mid odot otimes oplus circ ast star langle rangle lfloor rfloor lceil
  rceil lVert rVert Vert sum prod int`.split(/\s+/),
)
/** The same, but they may not stand above or below without braces: names of functions. */
const names = new Set('dots log ln exp sin cos tan tanh max min lim sup inf det Pr arg dim ker gcd'.split(' '))
/** Commands with one argument, which is any formula. */
const marks = new Set(
  'sqrt mathrm mathbf mathit mathcal mathbb mathsf boldsymbol hat bar tilde vec dot overline underline'.split(' '),
)
/** Commands with one argument, which is words. */
const words = new Set(['text', 'operatorname', 'textbf'])
/** Behind a backslash: space, and signs that mean something without it. */
const spaces = ',;:! '
const escaped = '{}%_'
const delimiters = '()[]|.'
/** Deeper formulas nobody writes, and MathJax is recursive too. */
const DEEPEST = 12

/** Whether `source` is a formula that MathJax surely takes. False says nothing. */
export function isPlainTex(source: string): boolean {
  let at = 0
  const here = (): string => source[at] ?? ''
  const skip = (): void => {
    while (here() === ' ' || here() === '\n') at++
  }

  /** A formula up to what ends it: a closing brace, `\right`, or the end. */
  function formula(depth: number): boolean {
    if (depth > DEEPEST) return false
    /** What an exponent or an index may stand at; each once. */
    let open = { above: false, below: false }
    for (skip(); at < source.length && here() !== '}' && !source.startsWith('\\right', at); skip()) {
      const sign = here()
      if (sign === '^' || sign === '_') {
        const place = sign === '^' ? 'above' : 'below'
        if (!open[place]) return false
        open = { ...open, [place]: false }
        at++
        skip()
        if (!script(depth)) return false
        continue
      }
      const taken = piece(depth)
      if (taken === undefined) return false
      open = { above: taken, below: taken }
    }
    return true
  }

  /** One piece; whether an exponent may stand at it, or undefined where it is not plain. */
  function piece(depth: number): boolean | undefined {
    const sign = here()
    if (sign === '{') return braced(depth) || undefined
    if (sign === '\\') return command(depth)
    if (/[a-zA-Z)\]]/.test(sign)) {
      at++
      return true
    }
    if (/\d/.test(sign)) {
      while (/[\d.]/.test(here())) at++
      return true
    }
    if (!/[-+*/=<>,.;:!?([|]/.test(sign)) return undefined
    at++
    return false
  }

  /** What stands above or below. */
  function script(depth: number): boolean {
    if (here() === '{') return braced(depth)
    if (here() === '\\') {
      const name = nameAhead()
      at += name.length + 1
      return signs.has(name)
    }
    return /[a-zA-Z\d*]/.test(source[at++] ?? '')
  }

  function braced(depth: number): boolean {
    if (here() !== '{') return false
    at++
    if (!formula(depth + 1) || here() !== '}') return false
    at++
    return true
  }

  const nameAhead = (): string => /^[a-zA-Z]*/.exec(source.slice(at + 1, at + 20))?.[0] ?? ''

  function command(depth: number): boolean | undefined {
    const name = nameAhead()
    if (name === '') {
      const sign = source[at + 1] ?? '\\'
      at += 2
      return escaped.includes(sign) ? true : spaces.includes(sign) ? false : undefined
    }
    at += name.length + 1
    if (signs.has(name) || names.has(name)) return true
    if (name === 'quad' || name === 'qquad') return false
    skip()
    if (marks.has(name)) return braced(depth) || undefined
    if (name === 'frac') {
      if (!braced(depth)) return undefined
      skip()
      return braced(depth) || undefined
    }
    if (words.has(name)) return wordsAhead()
    return name === 'left' ? fenced(depth) : undefined
  }

  function wordsAhead(): true | undefined {
    const found = /^\{[a-zA-Z\d ,.-]*\}/.exec(source.slice(at))
    at += found?.[0].length ?? 0
    return found ? true : undefined
  }

  function fenced(depth: number): true | undefined {
    if (!delimiter() || !formula(depth + 1) || !source.startsWith('\\right', at)) return undefined
    at += '\\right'.length
    // Not `\rightarrow`.
    return delimiter() || undefined
  }

  function delimiter(): boolean {
    skip()
    return delimiters.includes(source[at++] || '\\')
  }

  return formula(0) && at === source.length
}
