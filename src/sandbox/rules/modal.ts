// Owns the rules for modals that Discord's schemas lack: five rows, labels in one place, lengths that fit each other.
import { ComponentType } from 'discord-api-types/v10'
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10'
import { walkComponents, type AnyComponent } from '../world/component.ts'
import { componentProblems } from './component.ts'
import { problem, within, type Problem } from './problem.ts'

const mostRows = 5

export function modalProblems(modal: APIModalInteractionResponseCallbackData): Problem[] {
  const components = modal.components as unknown as AnyComponent[] // checked by the route's schema
  const inRows = new Set(
    components.filter(each => each.type === ComponentType.ActionRow).flatMap(each => each.components),
  )
  return within(
    ['components'],
    [
      ...(components.length > mostRows
        ? [problem([], 'BASE_TYPE_BAD_LENGTH', `Must be between 1 and ${mostRows} in length.`)]
        : []),
      ...componentProblems(components),
      ...[...walkComponents(components)].flatMap(({ component, path }) =>
        component.type === ComponentType.TextInput ? within(path, inputProblems(component, inRows.has(component))) : [],
      ),
    ],
  )
}

function inputProblems(input: AnyComponent, inRow: boolean): Problem[] {
  const least = Number(input['min_length'] ?? 0)
  const most = Number(input['max_length'] ?? 4_000)
  const value = typeof input['value'] === 'string' ? input['value'] : undefined
  const problems: Problem[] = []
  if (inRow && !input['label']) problems.push(problem(['label'], 'BASE_TYPE_REQUIRED', 'This field is required'))
  // Inside a label component the label says it; two would contradict each other.
  if (!inRow && input['label'])
    problems.push(problem(['label'], 'COMPONENT_LABEL_NOT_ALLOWED', 'A text input in a label cannot have a label'))
  if (least > most)
    problems.push(problem(['min_length'], 'TEXT_INPUT_MIN_LENGTH_TOO_LARGE', 'min_length exceeds max_length'))
  if (value && (value.length > most || value.length < least))
    problems.push(problem(['value'], 'BASE_TYPE_BAD_LENGTH', `Must be between ${least} and ${most} in length.`))
  return problems
}
