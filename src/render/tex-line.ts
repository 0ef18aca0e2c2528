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
  readonly kind: 'atom' | 'word' | 'script' | 'relation' | 'open' | 'close' | 'space' | 'unfaithful'
}

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
  if (spaces.has(name)) return piece(' ', 'space')
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
    return above === undefined || below === undefined ? unfaithful : piece(`${above}/${below}`, 'atom')
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

/** A part of a fraction or root, in brackets unless it is one number or letter. */
function bracketed(pieces: readonly Piece[]): string | undefined {
  const text = join(pieces, 'wide')
  if (text === undefined || text === '') return undefined
  return /^(?:\d+(?:\.\d+)?|\p{L}\p{M}*)[\p{No}\p{Lm}₀-₎′]*$/u.test(text) ? text : `(${text})`
}

/** Pieces as one text; `tight` (in scripts) leaves out the spaces around relations and words. */
function join(pieces: readonly Piece[], spacing: 'wide' | 'tight'): string | undefined {
  if (pieces.some(({ kind }) => kind === 'unfaithful')) return undefined
  if (spacing === 'tight') return pieces.map(({ text }) => text.trim()).join('')
  let line = ''
  let before: Piece['kind'] | 'nothing' = 'nothing'
  for (const { text, kind } of pieces) {
    // A sign after nothing, a relation, a comma or an opening bracket belongs to what follows it.
    const isSign: boolean = /^[+−±∓]$/.test(text) && (/nothing|open|relation/.test(before) || line.endsWith(', '))
    if (kind === 'script') line += text
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
