// Owns the functions: one row each for the checker, all three evaluators, the compiler, the printer and the reference page.
import { lists } from './functions/lists.ts'
import { neural } from './functions/neural.ts'
import { powers } from './functions/powers.ts'
import { probability } from './functions/probability.ts'
import { rounding } from './functions/rounding.ts'
import { statistics } from './functions/statistics.ts'
import { trigonometry } from './functions/trigonometry.ts'
import { vectors } from './functions/vectors.ts'
import { whole } from './functions/whole.ts'
import type { ChoiceFunctionRow, FunctionRow } from './row.ts'

const choice: ChoiceFunctionRow = {
  kind: 'choice',
  name: 'if',
  arity: { min: 3, max: 3 },
  says: 'a where the condition holds, else b; only that one is evaluated',
  example: 'if(2 > 1, 10, 20) = 10',
}

/** Every function, in the order of the reference page. */
export const functionRows: readonly FunctionRow[] = [
  ...rounding,
  ...whole,
  ...powers,
  ...trigonometry,
  ...neural,
  ...statistics,
  ...lists,
  ...vectors,
  ...probability,
  choice,
]

const byName = new Map(
  functionRows.flatMap(row => [row.name, ...(row.aliases ?? [])].map(name => [name, row] as const)),
)

/** The function called `name`, by name or alias. */
export const functionNamed = (name: string): FunctionRow | undefined => byName.get(name)
/** Every name that can be called. */
export const functionNames: readonly string[] = [...byName.keys()]
