// Owns `prepdeck grade`: verdicts for scripts, line by line, and for people.
import { gradeAnswer, gradeLine } from '../app/grade-line.ts'
import { en } from '../i18n/en.ts'
import { explain } from '../i18n/explain.ts'
import { caretLines } from './caret.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { answerLines } from './json-lines.ts'
import { variablesSet } from './variables.ts'
import { valueOf, type Io, type Verb } from './verb.ts'

export const verb: Verb = {
  name: 'grade',
  summary: 'grade an answer against a key, or one for each JSON line of a script',
  usage: '[answer]',
  positionals: 1,
  options: {
    key: { says: 'the right answer: a number, or a formula', value: 'formula' },
    set: { says: 'a variable of the key; may be given several times', value: 'name=number', many: true },
    tolerance: { says: 'exact, 1% or 0.01 (default: exact for an integer, else 1%)', value: 'tolerance' },
    unit: { says: 'what is counted, such as params', value: 'label' },
    locale: { says: 'whose decimal sign counts, such as de (default: en)', value: 'tag' },
    jsonl: { says: 'read {"answer":…,"key":…} lines on standard input, write {"verdict":…} or {"error":…} for each' },
  },
  examples: [
    ['prepdeck grade "34,944" --key "(k^2*3+1)*96" --set k=11', 'prints the verdict and how the answer was read'],
    ['prepdeck grade "1.234,5" --key 1234.5 --locale de', 'as somebody types it in German'],
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
  const variables = variablesSet(io.args)
  const key = valueOf(io.args, 'key')
  if (!variables.ok || key === undefined) {
    io.stderr.write(`${variables.ok ? 'an answer needs a --key to be graded against' : variables.error}\n`)
    return exitCodes.usage
  }
  const given = ['tolerance', 'unit', 'locale'].map(option => [option, valueOf(io.args, option)] as const)
  const graded = gradeAnswer({ answer, key, ...Object.fromEntries(given) }, variables.value)
  if (!graded.ok) {
    const { start, end, message, in: member } = graded.error
    const source = member === 'key' ? key : member === undefined ? undefined : valueOf(io.args, member)
    io.stderr.write(`${source === undefined ? '' : caretLines(source, { start, end })}${message}\n`)
    return exitCodes.content
  }
  const { verdict } = graded.value
  if (verdict.kind === 'ungradable') {
    const { span } = verdict.problem
    io.stderr.write(`ungradable\n${caretLines(answer, span)}${explain(verdict.problem, en)}\n`)
    return exitCodes.content
  }
  io.stdout.write(`${verdict.kind}, read as ${verdict.reading.readAs}\n`)
  return exitCodes.done
}
