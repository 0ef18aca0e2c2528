// Owns Discord's limits of a message: whatever a deck says, it fits, and says so where it was shortened.
import { ComponentType } from 'discord-api-types/v10'
import type {
  APIComponentInContainer,
  APIMediaGalleryComponent,
  APIMessageTopLevelComponent,
  APITextDisplayComponent,
} from 'discord-api-types/v10'
import type { Gallery, Message, Picture } from '../define.ts'
import { oneLine } from './markdown.ts'

/** Discord API reference, "Components V2": texts of a message together, and components with those inside others. */
export const MOST_CHARACTERS = 4_000
export const MOST_COMPONENTS = 40
/** The same reference, "Media Gallery": pictures, and characters of the words for one. */
export const MOST_PICTURES = 10
export const MOST_ALT = 1_024

/** The address of a picture's file in its message; undefined where it is not there (yet). */
type AddressOf = (picture: Picture) => string | undefined
const noPicture: AddressOf = () => undefined

/** `message` within all limits: the longest texts are cut, and `note` stands where something is missing. */
export function fit(message: Message, note: string, addressOf = noPicture): APIMessageTopLevelComponent[] {
  const built = message.map(each =>
    each.type === ComponentType.Container
      ? {
          ...each,
          components: each.components.flatMap(part => (part.type === 'pictures' ? galleryOf(part, addressOf) : part)),
        }
      : each,
  )
  return shorten(thin(structuredClone(built), note), note)
}

function galleryOf({ pictures }: Gallery, addressOf: AddressOf): APIMediaGalleryComponent[] {
  const items = pictures.flatMap(picture => {
    const url = addressOf(picture)
    return url === undefined ? [] : [{ media: { url }, description: oneLine(picture.alt, MOST_ALT) }]
  })
  return items.length === 0 ? [] : [{ type: ComponentType.MediaGallery, items: items.slice(0, MOST_PICTURES) }]
}

type Component = APIMessageTopLevelComponent | APIComponentInContainer
const inside = (component: Component): readonly object[] =>
  'components' in component && component.components ? component.components : []

const count = (components: readonly Component[]): number =>
  // What lies in a container or a row has no further levels that we build.
  components.reduce(
    (sum, each) => sum + 1 + (each.type === ComponentType.Container ? count(each.components) : inside(each).length),
    0,
  )

const textsOf = (components: readonly Component[]): APITextDisplayComponent[] =>
  components.flatMap(each =>
    each.type === ComponentType.TextDisplay
      ? each
      : each.type === ComponentType.Container
        ? textsOf(each.components)
        : [],
  )

/** Takes texts and separators away from the end until the number of components fits; buttons stay. */
function thin(message: APIMessageTopLevelComponent[], note: string): APIMessageTopLevelComponent[] {
  let excess = count(message) - MOST_COMPONENTS
  if (excess <= 0) return message
  // One more makes room for the note.
  excess += 1
  const take = <T extends Component>(components: T[]): T[] =>
    components
      .toReversed()
      .map(each => (each.type === ComponentType.Container ? { ...each, components: take(each.components) } : each))
      .filter(each => {
        const goes = excess > 0 && (each.type === ComponentType.TextDisplay || each.type === ComponentType.Separator)
        if (goes) excess--
        return !goes
      })
      .toReversed()
  return [...take(message), { type: ComponentType.TextDisplay, content: note }]
}

/** Cuts the longest text again and again until all texts together fit. */
function shorten(message: APIMessageTopLevelComponent[], note: string): APIMessageTopLevelComponent[] {
  const texts = textsOf(message)
  for (;;) {
    const excess = texts.reduce((sum, { content }) => sum + content.length, 0) - MOST_CHARACTERS
    if (excess <= 0) return message
    const longest = texts.reduce((most, each) => (each.content.length > most.content.length ? each : most))
    longest.content = cutText(longest.content, longest.content.length - excess, note)
  }
}

/** At most `most` characters of a text, with the note; a block of code that is cut stays one. */
function cutText(content: string, most: number, note: string): string {
  const ending = `\n${note}`
  const fence = '\n```'
  const kept = content.slice(0, Math.max(0, most - ending.length - fence.length)).replace(/[\ud800-\udbff]$/, '')
  const isOpen = (kept.match(/```/g)?.length ?? 0) % 2 === 1
  return `${kept.trimEnd()}${isOpen ? fence : ''}${ending}`
}
