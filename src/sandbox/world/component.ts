// Owns walking components: every nested one with its place, numbering, and finding one by custom id.
import { ComponentType } from 'discord-api-types/v10'

/** A component as far as every kind has it; its other fields are read where its type is known. */
export interface AnyComponent {
  type: ComponentType
  id?: number
  custom_id?: string
  components?: AnyComponent[]
  component?: AnyComponent
  accessory?: AnyComponent
  [field: string]: unknown
}

export interface Placed {
  readonly component: AnyComponent
  readonly path: readonly (string | number)[]
}

/** Every component, outer before inner, with its path from the list that holds it. */
export function* walkComponents(
  components: readonly AnyComponent[],
  path: readonly (string | number)[] = [],
): Generator<Placed> {
  for (const [index, component] of components.entries()) {
    const here = [...path, index]
    yield { component, path: here }
    if (component.components) yield* walkComponents(component.components, [...here, 'components'])
    for (const key of ['accessory', 'component'] as const) {
      const child = component[key]
      if (child)
        for (const each of walkComponents([child])) yield { ...each, path: [...here, key, ...each.path.slice(1)] }
    }
  }
}

/** A copy in which every component has an `id`: its own, else the next free number, as Discord fills them in. */
export function numberComponents<T>(components: readonly T[]): T[] {
  const copy = structuredClone(components) as unknown as AnyComponent[] // every component has these fields
  const taken = new Set([...walkComponents(copy)].map(({ component }) => component.id))
  let next = 1
  for (const { component } of walkComponents(copy)) {
    if (component.id) continue
    while (taken.has(next)) next += 1
    component.id = next++
  }
  return copy as unknown as T[] // the same components, numbered
}

export function findComponent(components: readonly AnyComponent[], customId: string): AnyComponent | undefined {
  for (const { component } of walkComponents(components)) if (component.custom_id === customId) return component
  return undefined
}

/** All text that components show, for mentions and for the limit on it. */
export function shownTexts(components: readonly AnyComponent[]): string[] {
  return [...walkComponents(components)].flatMap(({ component }) =>
    component.type === ComponentType.TextDisplay && typeof component['content'] === 'string'
      ? component['content']
      : [],
  )
}
