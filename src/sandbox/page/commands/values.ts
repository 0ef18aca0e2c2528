// Turns what is typed for a command's option into its value, or says what is wrong with it.
import type { OptionValue } from '../api.ts'
import type { CommandOption } from '../wire.ts'
import { optionTypes } from '../wire.ts'

export type Reading = { ok: true; value: OptionValue } | { ok: false; problem: string }

/** `chosen` is the value behind a suggestion that was taken, and wins over the text. */
export function readOption(option: CommandOption, text: string, chosen: OptionValue | undefined): Reading {
  if (chosen !== undefined) return { ok: true, value: chosen }
  if (option.choices && option.choices.length > 0) {
    const choice = option.choices.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase())
    return choice
      ? { ok: true, value: choice.value }
      : wrong(option, `choose one of ${option.choices.map(({ name }) => name).join(', ')}`)
  }
  switch (option.type) {
    case optionTypes.integer:
    case optionTypes.number:
      return readNumber(option, text)
    case optionTypes.boolean:
    case optionTypes.user:
    case optionTypes.channel:
    case optionTypes.role:
    case optionTypes.mentionable:
    case optionTypes.attachment:
      return wrong(option, 'choose one from the list')
    default:
      return readText(option, text)
  }
}

function readNumber(option: CommandOption, text: string): Reading {
  const value = Number(text.trim())
  const isWhole = option.type === optionTypes.integer
  if (text.trim() === '' || !Number.isFinite(value)) return wrong(option, 'a number is needed')
  if (isWhole && !Number.isSafeInteger(value)) return wrong(option, 'a whole number is needed')
  if (option.min_value !== undefined && value < option.min_value) return wrong(option, `at least ${option.min_value}`)
  if (option.max_value !== undefined && value > option.max_value) return wrong(option, `at most ${option.max_value}`)
  return { ok: true, value }
}

function readText(option: CommandOption, text: string): Reading {
  const { min_length: atLeast = 0, max_length: atMost = 6000 } = option
  if (text.length < atLeast) return wrong(option, `at least ${atLeast} characters`)
  if (text.length > atMost) return wrong(option, `at most ${atMost} characters`)
  return { ok: true, value: text }
}

function wrong(option: CommandOption, problem: string): Reading {
  return { ok: false, problem: `${option.name}: ${problem}` }
}
