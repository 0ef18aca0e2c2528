// Owns writing one TeX formula as a line of Unicode text, or saying that it cannot be done faithfully.
import {
  accents,
  blackboard,
  calligraphic,
  closing,
  letters,
  opening,
  relations,
  silent,
  spaces,
  styles,
  subscripts,
  superscripts,
  words,
} from './tex-symbols.ts'

/** Deeper nesting than this is not written by people and is left as source. */
const deepest = 32

/** A written piece; `kind` decides the spaces around it. One `unfaithful` piece spoils the whole line. */
interface Piece {
  readonly text: string
  readonly kind: 'atom' | 'fraction' | 'word' | 'script' | 'relation' | 'open' | 'close' | 'space' | 'unfaithful'
}

/** Between formulas that stand side by side. */
const apart = '  '

const unfaithful: readonly Piece[] = [{ text: '', kind: 'unfaithful' }]
const piece = (text: string | undefined, kind: Piece['kind']): readonly Piece[] =>
  text === undefined ? unfaithful : [{ text, kind }]

interface Reader {
  readonly tokens: readonly string[]
  at: number
}

/** `source` (without its dollar signs) as one line of Unicode, or `undefined` where that would lose or change meaning. */
export function texToLine(source: string): string | undefined {
  const reader = { tokens: source.match(/\\(?:[A-Za-z]+|[^])|[^\\]/gu) ?? [], at: 0 }
  const line = join(readGroup(reader, false, 0), 'wide')
  return reader.tokens.length > 0 && line !== '' && !source.endsWith('\\') ? line : undefined
}

function readGroup(reader: Reader, inBraces: boolean, depth: number): readonly Piece[] {
  if (depth > deepest) return unfaithful
  const pieces: Piece[] = []
  for (;;) {
    const token = reader.tokens[reader.at++]
    if (token === undefined && inBraces) return unfaithful
    if (token === undefined || (token === '}' && inBraces)) return pieces
    if (token === '^') pieces.push(...readScript(reader, superscripts, depth))
    else if (token === '_') pieces.push(...readScript(reader, subscripts, depth))
    else pieces.push(...readToken(reader, token, depth))
  }
}

function readScript(reader: Reader, table: ReadonlyMap<string, string>, depth: number): readonly Piece[] {
  const inside = join(readArgument(reader, depth), 'tight')
  const raised = [...(inside ?? '')].map(character => table.get(character))
  return piece(raised.length === 0 || raised.includes(undefined) ? undefined : raised.join(''), 'script')
}

/** The group, command or character after a command or script sign. */
function readArgument(reader: Reader, depth: number): readonly Piece[] {
  while (reader.tokens[reader.at] === ' ') reader.at++
  const token = reader.tokens[reader.at++]
  return token === undefined ? unfaithful : readToken(reader, token, depth + 1)
}

function readToken(reader: Reader, token: string, depth: number): readonly Piece[] {
  if (depth > deepest || '}^_&#%$`'.includes(token)) return unfaithful
  if (token === '{') return readGroup(reader, true, depth + 1)
  if (token.startsWith('\\')) return readCommand(reader, token.slice(1), depth)
  if (/^\s$/.test(token)) return []
  if (token === '~') return piece(' ', 'space')
  if ('(['.includes(token)) return piece(token, 'open')
  if (')]'.includes(token)) return piece(token, 'close')
  if ('=<>+-'.includes(token)) return piece(token === '-' ? '−' : token, 'relation')
  return piece(plain[token] ?? token, 'atom')
}

/** Not the ASCII signs: Markdown would read them as emphasis, a spoiler or a quotation mark. */
const plain: Readonly<Record<string, string>> = { '*': '∗', '|': '∣', "'": '′' }

const lookUp = (table: Readonly<Record<string, string>>, name: string | undefined): string | undefined =>
  name !== undefined && Object.hasOwn(table, name) ? table[name] : undefined

const signs = [
  [letters, 'atom'],
  [relations, 'relation'],
  [opening, 'open'],
  [closing, 'close'],
] as const

function readCommand(reader: Reader, name: string, depth: number): readonly Piece[] {
  for (const [table, kind] of signs) {
    const sign = lookUp(table, name)
    if (sign !== undefined) return piece(sign, kind)
  }
  if (words.has(name)) return piece(name, 'word')
  if (spaces.has(name)) return piece(name.endsWith('quad') ? apart : ' ', 'space')
  if (silent.has(name)) {
    // "\left." is a bracket that is not there.
    if (/^(left|right)$/.test(name) && reader.tokens[reader.at] === '.') reader.at++
    return []
  }
  if (name.startsWith('text') && styles.has(name)) return readText(reader)
  if (styles.has(name))
    return piece(join(readArgument(reader, depth), 'wide'), name === 'operatorname' ? 'word' : 'atom')
  if (name === 'frac' || name === 'dfrac' || name === 'tfrac') {
    const above = bracketed(readArgument(reader, depth))
    const below = bracketed(readArgument(reader, depth))
    return above === undefined || below === undefined ? unfaithful : piece(`${above}/${below}`, 'fraction')
  }
  if (name === 'sqrt') {
    const under = reader.tokens[reader.at] === '[' ? undefined : bracketed(readArgument(reader, depth))
    return under === undefined ? unfaithful : piece(`√${under}`, 'atom')
  }
  return readAccented(reader, name, depth)
}

const alphabets = { mathbb: blackboard, mathcal: calligraphic } as const

function readAccented(reader: Reader, name: string, depth: number): readonly Piece[] {
  const accent = lookUp(accents, name)
  const alphabet = name === 'mathbb' || name === 'mathcal' ? alphabets[name] : undefined
  if (accent === undefined && alphabet === undefined) return unfaithful
  const under = join(readArgument(reader, depth), 'tight')
  if (under === undefined || [...under].length !== 1) return unfaithful
  return piece(alphabet ? lookUp(alphabet, under) : `${under}${accent}`, 'atom')
}

/** The group after `\text…`: it keeps its spaces; a command or a sign of Markdown in it cannot be shown. */
function readText(reader: Reader): readonly Piece[] {
  const end = reader.tokens.indexOf('}', reader.at)
  const inside = reader.tokens.slice(reader.at + 1, end).join('')
  if (reader.tokens[reader.at] !== '{' || end < 0 || /[\\{$`*_~|]/.test(inside)) return unfaithful
  reader.at = end + 1
  return piece(inside, 'atom')
}

/** A part of a fraction or root, in brackets unless it is one number, letter, name of several letters, or root. */
function bracketed(pieces: readonly Piece[]): string | undefined {
  const text = join(pieces, 'wide')
  if (text === undefined || text === '') return undefined
  const [first, ...more] = pieces
  // Letters side by side are a product, unless a command made one piece of them: \mathit{out}.
  const isOne = first?.kind === 'atom' && more.length === 0 && /^(?:√.*|\p{L}[\p{L}\p{M}\p{N}]*)$/u.test(first.text)
  return isOne || /^(?:\d+(?:\.\d+)?|∂?\p{L}\p{M}*|∂)[\p{No}\p{Lm}₀-₎′]*$/u.test(text) ? text : `(${text})`
}

/** Pieces as one text; `tight` (in scripts) leaves out the spaces around relations and words. */
function join(pieces: readonly Piece[], spacing: 'wide' | 'tight'): string | undefined {
  if (pieces.some(({ kind }) => kind === 'unfaithful')) return undefined
  if (spacing === 'tight') return pieces.map(({ text }) => text.trim()).join('')
  let line = ''
  let before: Piece['kind'] | 'nothing' = 'nothing'
  for (const [at, { text, kind }] of pieces.entries()) {
    // A sign after nothing, a relation, a comma or an opening bracket belongs to what follows it.
    const isSign: boolean = /^[+−±∓]$/.test(text) && (/nothing|open|relation/.test(before) || line.endsWith(', '))
    if (kind === 'script' && before === 'fraction') line = raised(line, pieces[at - 1]?.text ?? '', text)
    else if (kind === 'script') line += text
    else if (kind === 'fraction' && before === 'word') line += `(${text})`
    else if (isFactor({ text, kind }, before, line))
      line = `${line.trimEnd()}${differentiates.test(line.trimEnd()) ? ' ' : '·'}${text}`
    else if (kind === 'relation' && !isSign) line = `${line.trimEnd()} ${text} `
    else if (text === ',') line += ', '
    else {
      const meetsWord =
        kind === 'word' ? /[\p{L}\p{N})\]]$/u.test(line) : before === 'word' && /^[\p{L}\p{N}√]/u.test(text)
      line += (meetsWord ? ' ' : '') + text
    }
    // A script is part of what it stands at: log₁₀ is still a word.
    if (kind === 'script' && before === 'word') continue
    if (kind !== 'space') before = isSign ? 'open' : kind
  }
  return line.replace(/ {2,}/g, ' ').trim()
}

/** The end of a line that is an operator, no factor: d/dx, ∂/∂z. */
const differentiates = /(?<!\p{L})(?:d\/\(d\p{L}\)|∂\/∂\p{L}\S?)$/u

/** Whether a piece behind `before`, the end of `line`, multiplies it, where one of them is a fraction: written side by side, 2 and 1/3 were 21/3. */
function isFactor({ text, kind }: Piece, before: Piece['kind'] | 'nothing', line: string): boolean {
  if (line.endsWith(apart)) return false
  if (kind === 'fraction')
    return !/^(?:relation|open)$/.test(before) && /[\p{L}\p{N}\p{M})\]⌋⌉′!]$/u.test(line.trimEnd())
  return before === 'fraction' && (/^(?:open|word)$/.test(kind) || (kind === 'atom' && /^[\p{L}\p{N}√∑∏∫]/u.test(text)))
}

/** `line` with a script at its last part: at `fraction` as a whole, which behind a word has its brackets already. */
const raised = (line: string, fraction: string, script: string): string =>
  fraction !== '' && line.endsWith(fraction)
    ? `${line.slice(0, -fraction.length)}(${fraction})${script}`
    : line + script
