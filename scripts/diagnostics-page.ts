// Writes docs/diagnostics.md from the table of codes, with an example of each from the golden folders.
import { readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { compileFolder } from '../src/app/compile-folder.ts'
import { paint } from '../src/cli/paint.ts'
import { pretty } from '../src/cli/problems.ts'
import { codes, rowOf, type DiagnosticCode } from '../src/compiler/codes.ts'
import { formulaProblem } from '../src/compiler/formulas.ts'
import { formulaErrorCodes } from '../src/domain/formula/index.ts'
import { instant } from '../src/domain/time.ts'

const fixtures = fileURLToPath(new URL('../tests/fixtures/notes/', import.meta.url))
const target = fileURLToPath(new URL('../docs/diagnostics.md', import.meta.url))
const now = instant(Date.UTC(2026, 0, 1))
const noColours = paint({ stdout: { write: () => {} }, env: {} })

const introduction = `# Diagnostics

What \`prepdeck build\` and \`prepdeck check\` report about notes. Generated from the table of codes
(\`src/compiler/codes.ts\`) by \`scripts/diagnostics-page.ts\`; the examples are compiled from
\`tests/fixtures/notes\`.

Every problem in every file is reported in one run. An error leaves the cards of its note (for a translation: the
translation) out of the deck, everything else builds, and the exit code is 1. A warning leaves nothing out; with
\`prepdeck check --strict\` it too ends with 1. Codes are stable: scripts may rely on them.
`

/** The page as text. */
export function page(): string {
  const examples = readExamples()
  const formulas: DiagnosticCode[] = formulaErrorCodes.map(formulaProblem)
  const own = Object.keys(codes).filter(code => !code.startsWith('formula.')) as DiagnosticCode[]
  const ownFormulas = Object.keys(codes).filter(code => code.startsWith('formula.')) as DiagnosticCode[]
  const areas = Map.groupBy([...own, ...ownFormulas, ...formulas], code => code.split('.')[0] ?? code)
  const parts = [...areas].map(([area, members]) =>
    [`## ${area}`, ...members.map(code => entry(code, examples.get(code)))].join('\n\n'),
  )
  return `${[introduction.trimEnd(), ...parts].join('\n\n')}\n`
}

interface Example {
  readonly text: string
  readonly isMended: boolean
}

function entry(code: DiagnosticCode, example: Example | undefined): string {
  const { severity, why } = rowOf(code)
  const mended = example?.isMended ? ' `prepdeck check --fix` mends it.' : ''
  const shown = example === undefined ? [] : [`\`\`\`text\n${example.text.trimEnd()}\n\`\`\``]
  return [`### ${code}`, `${severity === 'error' ? 'Error' : 'Warning'}. ${why}${mended}`, ...shown].join('\n\n')
}

/** The first example of each code; a folder that is named after a code gives its own. */
function readExamples(): Map<string, Example> {
  const examples = new Map<string, Example>()
  const folders = readdirSync(fixtures).sort((a, b) => Number(b in codes) - Number(a in codes) || (a < b ? -1 : 1))
  for (const folder of folders) {
    const compiled = compileFolder(fixtures + folder, now, 64)
    if (!compiled.ok) throw new Error(compiled.error)
    for (const problem of compiled.value.problems)
      if (problem.code === folder || !examples.has(problem.code))
        examples.set(problem.code, {
          text: pretty({ problems: [problem], sources: compiled.value.sources }, '', noColours),
          isMended: problem.edit !== undefined,
        })
  }
  return examples
}

if (import.meta.main) writeFileSync(target, page())
