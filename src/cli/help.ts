// Owns the help texts, made from the verb declarations.
import type { Verb } from './verb.ts'
import { verbs } from './verbs.ts'

const column = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(0, ...rows.map(([left]) => left.length))
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`.trimEnd()).join('\n')
}

/** What `prepdeck --help` prints. */
export function overview(): string {
  return [
    'prepdeck: Markdown notes become a proven deck, a daily question and streaks.',
    '',
    'Usage: prepdeck <verb> [arguments] [options]',
    '',
    column(Object.entries(verbs).map(([name, verb]) => [name, verb.summary])),
    '',
    'prepdeck <verb> --help   options and examples of one verb',
    'prepdeck --version       the version',
    '',
    'Exit codes: 0 done, 1 the content has errors, 2 wrong usage, 3 configuration or files,',
    '4 credentials refused, 5 Discord unreachable, 70 a bug of ours.',
    '',
  ].join('\n')
}

/** What `prepdeck <verb> --help` prints. */
export function manual(verb: Verb): string {
  const options = Object.entries(verb.options).map(([name, option]): [string, string] => [
    `${option.short ? `-${option.short}, ` : ''}--${name}${option.value ? ` <${option.value}>` : ''}`,
    option.says,
  ])
  return [
    `prepdeck ${verb.name}: ${verb.summary}`,
    '',
    `Usage: prepdeck ${verb.name} ${verb.usage}`.trimEnd() + (options.length > 0 ? ' [options]' : ''),
    '',
    ...(options.length > 0 ? ['Options:', column(options), ''] : []),
    'Examples:',
    column(verb.examples),
    '',
  ].join('\n')
}
