// Owns problems in the formats of other programs: workflow commands of GitHub, and SARIF 2.1.0 for code scanning.
import { rowOf } from '../compiler/codes.ts'
import type { Problem } from '../compiler/report.ts'
import { problemText } from '../i18n/en/problem.ts'
import { placedIn, type Shown } from './problems.ts'

/** One line for each problem, which GitHub shows beside the line of the file (its docs: "Workflow commands"). */
export function github(shown: Shown, folder: string, cwd: string): string {
  return placedIn(shown, folder, cwd)
    .map(({ problem, path, endColumn }) => {
      const { severity, code, line, column } = problem
      const place = { file: path, line, col: column, endColumn, title: code }
      const members = Object.entries(place)
        .filter(([, value]) => value !== undefined)
        .map(([name, value]) => `${name}=${escaped(String(value), /[%\r\n:,]/g)}`)
      return `::${severity} ${members.join(',')}::${escaped(messageOf(problem), /[%\r\n]/g)}\n`
    })
    .join('')
}

const messageOf = ({ code, args, fix }: Problem): string =>
  problemText(code, args) + (fix === undefined ? '' : `\nfix: ${fix}`)

const escaped = (text: string, signs: RegExp): string =>
  text.replace(signs, sign => `%${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(2, '0')}`)

/** A SARIF log of one run, with a rule for each code that occurs. */
export function sarif(shown: Shown, folder: string, cwd: string): object {
  const placed = placedIn(shown, folder, cwd)
  const rules = [...new Set(placed.map(({ problem }) => problem.code))].sort()
  return {
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'prepdeck', rules: rules.map(id => ({ id, shortDescription: { text: rowOf(id).why } })) },
        },
        columnKind: 'utf16CodeUnits',
        results: placed.map(({ problem, path, endColumn }) => ({
          ruleId: problem.code,
          ruleIndex: rules.indexOf(problem.code),
          level: problem.severity,
          message: { text: problemText(problem.code, problem.args) },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: problem.line, startColumn: problem.column, endColumn },
              },
            },
          ],
        })),
      },
    ],
  }
}
