// Owns `prepdeck grade`: verdicts for scripts, line by line, and for people.
import { gradeAnswer, gradeLine } from '../app/grade-line.ts'
import type { Line } from '../app/json-line.ts'
import { err, ok, type Result } from '../domain/result.ts'
import { en } from '../i18n/en.ts'
import { explain, explainGap, explainSlip } from '../i18n/explain.ts'
import { caretLines } from './caret.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { answerLines } from './json-lines.ts'
import { variablesSet } from './variables.ts'
import { valueOf, type Arguments, type Io, type Verb } from './verb.ts'

export const verb: Verb = {
  name: 'grade',
  summary: 'grade an answer against a key, or one for each JSON line of a script',
  usage: '[answer]',
  positionals: 1,
  options: {
    key: { says: 'the right answer: a number, a list, or a formula', value: 'formula' },
    kind: { says: 'numeric (default), or formula: any equivalent formula is right', value: 'kind' },
    param: {
      says: 'kind formula: where it must hold, a range or a list; may be given several times',
      value: 'name=range',
      many: true,
    },
    where: { says: 'kind formula: a condition on these', value: 'condition' },
    set: { says: 'a variable of the key; may be given several times', value: 'name=number', many: true },
    tolerance: { says: 'exact, 1%, 0.01, 3sf or 2dp (default: exact for integers, else 1%)', value: 'tolerance' },
    unit: { says: 'what is measured or counted, such as MiB or params', value: 'unit' },
    carry: { says: 'figures to which intermediate results may be rounded, or off (default: 4)', value: 'figures' },
    unordered: { says: 'the elements of a list may come in any order' },
    mistake: {
      says: 'a wrong formula, perhaps with what to say to it; may be given several times',
      value: 'formula: text',
      many: true,
    },
    direction: { says: 'say of a wrong number whether it is too high or too low' },
    locale: { says: 'whose decimal sign counts, such as de (default: en)', value: 'tag' },
    jsonl: { says: 'read {"answer":…,"key":…} lines on standard input, write {"verdict":…} or {"error":…} for each' },
  },
  examples: [
    ['prepdeck grade "34,944" --key "(k^2*3+1)*96" --set k=11', 'prints the verdict and how the answer was read'],
    ['prepdeck grade "1.234,5" --key 1234.5 --locale de', 'as somebody types it in German'],
    ['prepdeck grade "2(a+b)" --kind formula --key "2*a+2*b" --param a=1..9 --param b=1,2,5', 'compares two formulas'],
    ['prepdeck grade 24500 --key 24.5 --unit MiB', 'names the slip of the unit'],
    ['prepdeck grade 576 --key 108 --mistake "3*3*64: One side too many."', 'names the mistake'],
    ['prepdeck grade --jsonl < answers.jsonl', 'one verdict for each line, in order'],
  ],
  run: async io => {
    const [answer] = io.args.positionals
    if (io.args.flags.has('jsonl') === (answer !== undefined)) {
      io.stderr.write('Give an answer, or --jsonl for lines on standard input. See prepdeck grade --help\n')
      return exitCodes.usage
    }
    if (answer !== undefined) return gradeFor(io, answer)
    await answerLines(io, gradeLine)
    return exitCodes.done
  },
}

function gradeFor(io: Io, answer: string): ExitCode {
  const usage = (message: string): ExitCode => {
    io.stderr.write(`${message}\n`)
    return exitCodes.usage
  }
  const variables = variablesSet(io.args)
  if (!variables.ok) return usage(variables.error)
  const members = membersFor(io.args, answer)
  if (!members.ok) return usage(members.error)
  const graded = gradeAnswer(members.value, variables.value)
  if (!graded.ok) {
    const { start, end, message, in: member } = graded.error
    const source = member === undefined ? undefined : textOf(members.value, member)
    io.stderr.write(`${source === undefined ? '' : caretLines(source, { start, end })}${message}\n`)
    return exitCodes.content
  }
  const { verdict, says } = graded.value
  if (verdict.kind === 'ungradable') {
    const { span } = verdict.problem
    io.stderr.write(`ungradable\n${caretLines(answer, span)}${explain(verdict.problem, en)}\n`)
    return exitCodes.content
  }
  const { reading } = verdict
  io.stdout.write(`${verdict.kind}, read as ${reading.readAs}\n`)
  if ('gap' in reading) io.stdout.write(`${explainGap(reading.gap, en)}\n`)
  if (verdict.kind === 'mistake')
    for (const index of verdict.mistakes) if (says[index]) io.stdout.write(`${says[index]}\n`)
  if (verdict.kind === 'unitSlip') io.stdout.write(`${explainSlip(verdict.slip, en)}\n`)
  if (verdict.kind === 'wrong' && verdict.direction) io.stdout.write(`${en.grade.direction[verdict.direction]}\n`)
  return exitCodes.done
}

/** What a line of a script would ask, or one line that names what is wrong with the options. */
function membersFor(args: Arguments, answer: string): Result<Line, string> {
  const key = valueOf(args, 'key')
  if (key === undefined) return err('an answer needs a --key to be graded against')
  const given = ['kind', 'tolerance', 'unit', 'carry', 'locale', 'where'].flatMap(option => {
    const value = valueOf(args, option)
    return value === undefined ? [] : [[option, value] as const]
  })
  const flags = ['unordered', 'direction'].map(option => [option, args.flags.has(option)] as const)
  const mistakes = (args.values.get('mistake') ?? []).map(mistakeGiven)
  const asked = { answer, key, mistakes, ...Object.fromEntries([...given, ...flags]) }
  const kind = valueOf(args, 'kind')
  if (kind !== undefined && kind !== 'numeric' && kind !== 'formula')
    return err(`--kind ${kind} cannot be graded here; allowed: numeric, formula`)
  if (kind === 'formula') {
    if (args.values.has('set')) return err('--set gives one value, and a formula is compared over ranges: use --param')
    const params = paramsGiven(args)
    return params.ok ? ok({ ...asked, params: params.value }) : params
  }
  const other = ['param', 'where'].find(option => args.values.has(option))
  if (other !== undefined) return err(`--${other} belongs to --kind formula`)
  return ok(asked)
}

/** `--mistake "k^2*3: The bias is missing."`; no formula has a colon. */
function mistakeGiven(given: string): Line {
  const [formula = '', ...says] = given.split(':')
  return { formula: formula.trim(), says: says.join(':').trim() }
}

/** `--param k=1..7`, `--param k=1,3,5`. The last of a name counts. */
function paramsGiven(args: Arguments): Result<Readonly<Record<string, unknown>>, string> {
  const params = new Map<string, unknown>()
  for (const given of args.values.get('param') ?? []) {
    const [, name, range = ''] = /^\s*([^=\s]+)\s*=\s*(.*\S)\s*$/.exec(given) ?? []
    if (name === undefined) return err(`--param "${given}" is no range; allowed is k=1..7, k=0..1 step 0.1 or k=1,3,5`)
    params.set(name, range.includes(',') ? range.split(',').map(each => each.trim()) : range)
  }
  return ok(Object.fromEntries(params))
}

/** The text of a member of the line, which an error names: `key`, `params.k`, `mistakes[0].formula`. */
function textOf(line: Line, member: string): string | undefined {
  const found = member
    .split(/[.[\]]+/)
    .reduce<unknown>((value, name) => new Map<string, unknown>(Object.entries(value ?? {})).get(name), line)
  return typeof found === 'string' ? found : undefined
}
