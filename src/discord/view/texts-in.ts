// Owns reading a message of ours back: the texts in its components, wherever they stand.
import { ComponentType } from 'discord-api-types/v10'

export function* textsIn(component: unknown): Generator<string> {
  if (Array.isArray(component)) for (const each of component) yield* textsIn(each)
  if (typeof component !== 'object' || component === null) return
  if ('type' in component && component.type === ComponentType.TextDisplay && 'content' in component)
    yield String(component.content)
  if ('components' in component) yield* textsIn(component.components)
}
