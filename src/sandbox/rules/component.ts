// Owns the rules for message components that Discord's schemas lack: ids, widths, totals, buttons and selects.
import { ButtonStyle, ComponentType } from 'discord-api-types/v10'
import { shownTexts, walkComponents, type AnyComponent, type Placed } from '../world/component.ts'
import { problem, type Problem } from './problem.ts'

const mostComponents = 40
const mostText = 4_000

/** Problems of a message's (or modal's) components, with paths from their list. */
export function componentProblems(components: readonly AnyComponent[]): Problem[] {
  const placed = [...walkComponents(components)]
  const textLength = shownTexts(components).reduce((sum, text) => sum + text.length, 0)
  return [
    ...(placed.length > mostComponents
      ? [
          problem(
            [],
            'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED',
            `The total number of components exceeds maximum of ${mostComponents}`,
          ),
        ]
      : []),
    ...(textLength > mostText
      ? [
          problem(
            [],
            'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED',
            `The total displayable text size of components exceeds maximum of ${mostText}`,
          ),
        ]
      : []),
    ...duplicates(placed, 'custom_id', 'COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated'),
    ...duplicates(placed, 'id', 'COMPONENT_ID_DUPLICATED', 'Component id cannot be duplicated'),
    ...placed.flatMap(({ component, path }) => rules[component.type]?.(component, path) ?? []),
  ]
}

function duplicates(placed: readonly Placed[], field: 'id' | 'custom_id', code: string, message: string): Problem[] {
  const seen = new Set<unknown>()
  return placed.flatMap(({ component, path }) => {
    const value = component[field]
    if (value === undefined || value === null || value === 0) return []
    if (seen.has(value)) return problem([...path, field], code, message)
    seen.add(value)
    return []
  })
}

/** Kinds that are not here have no rule of their own. */
const rules: Partial<Record<ComponentType, (component: AnyComponent, path: Placed['path']) => Problem[]>> = {
  [ComponentType.ActionRow]: rowProblems,
  [ComponentType.Button]: buttonProblems,
  [ComponentType.StringSelect]: (select, path) => [...optionProblems(select, path), ...rangeProblems(select, path)],
  [ComponentType.UserSelect]: rangeProblems,
  [ComponentType.RoleSelect]: rangeProblems,
  [ComponentType.MentionableSelect]: rangeProblems,
  [ComponentType.ChannelSelect]: rangeProblems,
}

/** A row holds five buttons, or one select. */
function rowProblems({ components = [] }: AnyComponent, path: Placed['path']): Problem[] {
  const width = components.reduce((sum, { type }) => sum + (type === ComponentType.Button ? 1 : 5), 0)
  return width > 5
    ? [
        problem(
          [...path, 'components'],
          'COMPONENT_LAYOUT_WIDTH_EXCEEDED',
          'The specified component exceeds the maximum width',
        ),
      ]
    : []
}

function buttonProblems(button: AnyComponent, path: Placed['path']): Problem[] {
  const isLink = button['style'] === ButtonStyle.Link
  const isPremium = button['style'] === ButtonStyle.Premium
  const problems: Problem[] = []
  if (!isLink && !isPremium && !button.custom_id)
    problems.push(problem([...path, 'custom_id'], 'BUTTON_COMPONENT_CUSTOM_ID_REQUIRED', 'A custom id is required'))
  if (isLink && button.custom_id)
    problems.push(
      problem(
        [...path, 'custom_id'],
        'BUTTON_COMPONENT_CUSTOM_ID_URL_MUTUALLY_EXCLUSIVE',
        'A custom id and url cannot both be specified',
      ),
    )
  if (isLink && !button['url'])
    problems.push(problem([...path, 'url'], 'BUTTON_COMPONENT_URL_REQUIRED', 'A url is required'))
  if (!isPremium && !button['label'] && !button['emoji'])
    problems.push(
      problem([...path, 'label'], 'BUTTON_COMPONENT_INVALID_LABEL', 'A button must have a label or an emoji'),
    )
  return problems
}

function optionProblems(select: AnyComponent, path: Placed['path']): Problem[] {
  const options = (select['options'] ?? []) as { value: string }[] // checked by the route's schema
  const values = options.map(({ value }) => value)
  return values.flatMap((value, index) =>
    values.indexOf(value) < index
      ? problem(
          [...path, 'options', index, 'value'],
          'SELECT_COMPONENT_OPTION_VALUE_DUPLICATED',
          'The specified option value is already used',
        )
      : [],
  )
}

function rangeProblems(select: AnyComponent, path: Placed['path']): Problem[] {
  const least = Number(select['min_values'] ?? 1)
  const most = Number(select['max_values'] ?? 1)
  const count = Array.isArray(select['options']) ? select['options'].length : 25
  if (most > count)
    return [problem([...path, 'max_values'], 'SELECT_COMPONENT_MAX_VALUES_TOO_LARGE', 'max_values exceeds the options')]
  return least > most
    ? [problem([...path, 'min_values'], 'SELECT_COMPONENT_MIN_VALUES_TOO_LARGE', 'min_values exceeds max_values')]
    : []
}
