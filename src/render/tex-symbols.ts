// Owns the tables of TeX names and of the characters that stand for them in Unicode.
import { greek } from '../domain/greek.ts'

/** Letters and signs that stand for themselves: no space around them. */
export const letters: Readonly<Record<string, string>> = {
  ...greek,
  // In print the plain names of these two are their other forms.
  epsilon: 'ϵ',
  varepsilon: 'ε',
  vartheta: 'ϑ',
  phi: 'ϕ',
  varphi: 'φ',
  ell: 'ℓ',
  hbar: 'ℏ',
  infty: '∞',
  partial: '∂',
  nabla: '∇',
  emptyset: '∅',
  varnothing: '∅',
  forall: '∀',
  exists: '∃',
  dots: '…',
  ldots: '…',
  cdots: '⋯',
  prime: '′',
  degree: '°',
  top: '⊤',
  bot: '⊥',
  circ: '∘',
  cdot: '·',
  ast: '∗',
  bullet: '•',
  odot: '⊙',
  otimes: '⊗',
  lvert: '∣',
  rvert: '∣',
  vert: '∣',
  lVert: '‖',
  rVert: '‖',
  Vert: '‖',
  sum: '∑',
  prod: '∏',
  int: '∫',
  '|': '‖',
  '%': '%',
  '#': '#',
  '&': '&',
  $: '$',
}

/** Two-sided signs: a space on either side, except inside sub- and superscripts. */
export const relations: Readonly<Record<string, string>> = {
  times: '×',
  div: '÷',
  pm: '±',
  mp: '∓',
  oplus: '⊕',
  star: '⋆',
  le: '≤',
  leq: '≤',
  ge: '≥',
  geq: '≥',
  ll: '≪',
  gg: '≫',
  lt: '<',
  gt: '>',
  ne: '≠',
  neq: '≠',
  approx: '≈',
  equiv: '≡',
  sim: '∼',
  simeq: '≃',
  propto: '∝',
  to: '→',
  rightarrow: '→',
  leftarrow: '←',
  gets: '←',
  Rightarrow: '⇒',
  Leftrightarrow: '⇔',
  iff: '⇔',
  implies: '⇒',
  mapsto: '↦',
  in: '∈',
  notin: '∉',
  subset: '⊂',
  subseteq: '⊆',
  cup: '∪',
  cap: '∩',
  setminus: '∖',
  land: '∧',
  lor: '∨',
  mid: '∣',
  parallel: '∥',
  perp: '⊥',
  coloneqq: '≔',
}

export const opening: Readonly<Record<string, string>> = {
  lfloor: '⌊',
  lceil: '⌈',
  langle: '⟨',
  '{': '{',
  lbrace: '{',
  lbrack: '[',
}
export const closing: Readonly<Record<string, string>> = {
  rfloor: '⌋',
  rceil: '⌉',
  rangle: '⟩',
  '}': '}',
  rbrace: '}',
  rbrack: ']',
}

/** Names set upright, kept apart from a neighbouring letter or digit by a space. */
export const words: ReadonlySet<string> = new Set(
  'ln exp max min sin cos tan sinh cosh tanh arg argmax argmin lim det dim gcd mod sup inf log Pr'.split(' '),
)

/** Commands that only change how the group after them looks. */
export const styles: ReadonlySet<string> = new Set(
  'mathrm mathit mathbf boldsymbol mathsf mathtt text textbf textit textrm operatorname'.split(' '),
)

/** Commands that leave nothing behind: sizes of brackets, display style. */
export const silent: ReadonlySet<string> = new Set(
  'left right big Big bigg Bigg bigl bigr Bigl Bigr displaystyle textstyle limits nolimits !'.split(' '),
)

export const spaces: ReadonlySet<string> = new Set([',', ':', ';', ' ', 'quad', 'qquad', 'enspace', 'thinspace'])

/** Marks set over one character, as combining characters after it. */
export const accents: Readonly<Record<string, string>> = {
  hat: '\u0302',
  widehat: '\u0302',
  tilde: '\u0303',
  bar: '\u0304',
  overline: '\u0304',
  dot: '\u0307',
  vec: '\u20d7',
}

export const blackboard: Readonly<Record<string, string>> = {
  C: 'ℂ',
  E: '𝔼',
  N: 'ℕ',
  P: 'ℙ',
  Q: 'ℚ',
  R: 'ℝ',
  Z: 'ℤ',
  1: '𝟙',
}
export const calligraphic: Readonly<Record<string, string>> = {
  B: 'ℬ',
  D: '𝒟',
  E: 'ℰ',
  F: 'ℱ',
  H: 'ℋ',
  L: 'ℒ',
  M: 'ℳ',
  N: '𝒩',
  O: '𝒪',
  R: 'ℛ',
  X: '𝒳',
  Y: '𝒴',
}

const pairs = (from: string, to: string): ReadonlyMap<string, string> => {
  const images = [...to]
  return new Map([...from].map((character, at) => [character, images[at] ?? '']))
}

/** Every character that Unicode has raised. */
export const superscripts: ReadonlyMap<string, string> = pairs(
  '0123456789+−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδϕχ∗′⊤',
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵠᵡ*′ᵀ',
)
/** Every character that Unicode has lowered. */
export const subscripts: ReadonlyMap<string, string> = pairs(
  '0123456789+−=()aehijklmnoprstuvxβγρφχ',
  '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ',
)
