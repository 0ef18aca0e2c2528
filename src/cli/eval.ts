// Owns `prepdeck eval`: formulas for scripts, line by line, and for people.
import { evalLine, evaluateFormula } from '../app/eval-line.ts'
import { formulaLineError } from '../app/json-line.ts'
import { isExact, isList, toDecimal } from '../domain/formula/index.ts'
import type { Num, Value } from '../domain/formula/index.ts'
import { displayNumber } from '../domain/grading/number-text.ts'
import { caretLines } from './caret.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { answerLines } from './json-lines.ts'
import { variablesSet } from './variables.ts'
import type { Io, Verb } from './verb.ts'

export const verb: Verb = {
  name: 'eval',
  summary: 'evaluate a formula, or one for each JSON line of a script',
  usage: '[formula]',
  positionals: 1,
  options: {
    set: { says: 'a variable of the formula; may be given several times', value: 'name=number', many: true },
    jsonl: { says: 'read {"expr":…,"vars":{…}} lines on standard input, write {"value":…} or {"error":…} for each' },
  },
  examples: [
    ['prepdeck eval "k^2*cin" --set k=3 --set cin=16', 'prints 144'],
    ['prepdeck eval -- "-2^2"', 'a formula that begins with a minus'],
    ['prepdeck eval --jsonl < formulas.jsonl', 'one answer for each line, in order'],
  ],
  run: async io => {
    const [source] = io.args.positionals
    if (io.args.flags.has('jsonl') === (source !== undefined)) {
      io.stderr.write('Give a formula, or --jsonl for lines on standard input. See prepdeck eval --help\n')
      return exitCodes.usage
    }
    if (source !== undefined) return evaluateFor(io, source)
    await answerLines(io, evalLine)
    return exitCodes.done
  },
}

function evaluateFor(io: Io, source: string): ExitCode {
  const variables = variablesSet(io.args)
  if (!variables.ok) {
    io.stderr.write(`${variables.error}\n`)
    return exitCodes.usage
  }
  const value = evaluateFormula(source, variables.value)
  if (!value.ok) {
    io.stderr.write(`${caretLines(source, value.error.span)}${formulaLineError(value.error).message}\n`)
    return exitCodes.content
  }
  io.stdout.write(`${valueText(value.value)}\n`)
  return exitCodes.done
}

function valueText(value: Value): string {
  if (typeof value === 'boolean') return String(value)
  return isList(value) ? `[${value.map(numberText).join(', ')}]` : numberText(value)
}

/** As people read it: exact where that is short, else the fraction and about how much it is. */
function numberText(value: Num): string {
  const shown = displayNumber(value)
  if (!isExact(value)) return `≈ ${displayNumber(value, 12)}`
  if (shown === toDecimal(value)) return shown
  return value.d === 1n ? value.n.toString() : `${value.n}/${value.d} ≈ ${displayNumber(value, 12)}`
}
