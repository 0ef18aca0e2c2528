// Owns the pictures of messages on their way to Discord: files by what is drawn already, the rest when it is.
import { ComponentType } from 'discord-api-types/v10'
import type { APIFileComponent, APIMessageTopLevelComponent } from 'discord-api-types/v10'
import { createDrawer, type Drawer } from '../render/drawer.ts'
import type { Attached, Inside, Message, Picture, World } from './define.ts'
import { fit, MOST_ALT, MOST_PICTURES } from './view/budget.ts'
import { oneLine } from './view/markdown.ts'

/** A message as Discord takes it, new or in the place of another. */
export interface Body {
  readonly components: APIMessageTopLevelComponent[]
  readonly allowed_mentions: { readonly parse: [] }
  /** Lists every file: those of a message before go. */
  readonly attachments: { readonly id: string; readonly filename: string; readonly description?: string }[]
}
export interface Prepared {
  readonly body: Body
  readonly files: readonly Attached[]
  /** The same with the pictures that are not drawn yet; undefined: all are there, or cannot be. */
  readonly later: (() => Promise<Prepared>) | undefined
}

/** With every picture that can be drawn. */
export const complete = async (prepared: Prepared): Promise<Prepared> => (await prepared.later?.()) ?? prepared

export interface Album {
  /** `message` with what is there now, and files of its own; `note` stands where a text is cut. */
  readonly prepare: (message: Message, note: string, attached?: readonly Attached[]) => Promise<Prepared>
  readonly close: () => Promise<void>
}

interface File {
  readonly bytes: Uint8Array
  readonly ending: string
}

export function openAlbum(world: World): Album {
  const drawer = createDrawer((problem, { kind }) => world.log('warn', 'picture.failed', { kind, cause: problem }))
  return {
    prepare: (message, note, attached = []) =>
      prepare([...message, ...attached.map(fileBlock)], note, attached, world, drawer),
    close: drawer.close,
  }
}

async function prepare(
  message: Message,
  note: string,
  attached: readonly Attached[],
  world: World,
  drawer: Drawer,
): Promise<Prepared> {
  const wanted = picturesIn(message)
  const sources = await Promise.all(wanted.map(({ source }) => resolve(source, world)))
  const built = (files: readonly (File | undefined)[]): Omit<Prepared, 'later'> => {
    const named = wanted.flatMap((picture, index) => {
      const file = files[index]
      return file ? [{ picture, file, name: `picture-${index + 1}.${file.ending}` }] : []
    })
    const addresses = new Map(named.map(({ picture, name }) => [picture, `attachment://${name}`]))
    const listed = [
      ...named.map(({ picture, name }) => ({ filename: name, description: oneLine(picture.alt, MOST_ALT) })),
      ...attached.map(({ name }) => ({ filename: name })),
    ]
    return {
      body: {
        components: fit(message, note, picture => addresses.get(picture)),
        allowed_mentions: { parse: [] },
        attachments: listed.map((each, index) => ({ id: String(index), ...each })),
      },
      files: [...named.map(({ file, name }) => ({ name, data: Buffer.from(file.bytes) })), ...attached],
    }
  }
  const now = sources.map(source => (!source || 'bytes' in source ? source : png(drawer.drawn(source))))
  const isLate = sources.some((source, index) => source !== undefined && now[index] === undefined)
  return {
    ...built(now),
    later: isLate
      ? async () => {
          const all = sources.map(async (source, index) =>
            !source || 'bytes' in source ? now[index] : png(await drawer.draw(source)),
          )
          return { ...built(await Promise.all(all)), later: undefined }
        }
      : undefined,
  }
}

const fileBlock = ({ name }: Attached): APIFileComponent => ({
  type: ComponentType.File,
  file: { url: `attachment://${name}` },
})

const png = (bytes: Uint8Array | undefined): File | undefined => bytes && { bytes, ending: 'png' }

const picturesIn = (message: Message): Picture[] =>
  message
    .flatMap<Inside>(each => (each.type === ComponentType.Container ? each.components : []))
    .flatMap(part => (part.type === 'pictures' ? part.pictures.slice(0, MOST_PICTURES) : []))
    .slice(0, MOST_PICTURES)

/** What is to be drawn, or the file as the deck has it: Discord shows every kind but SVG. Undefined: it is gone. */
async function resolve(
  source: Picture['source'],
  { decks, store }: World,
): Promise<File | Exclude<Picture['source'], { kind: 'medium' }> | undefined> {
  if (source.kind !== 'medium') return source
  // A question that was asked keeps its pictures; the deck has those of questions that were asked without being kept.
  const file = decks.current()
  const medium =
    (await store.medium(source.name)) ?? (file.ok ? file.value.medium(source.deckId, source.name) : undefined)
  if (!medium) return undefined
  if (medium.type === 'image/svg+xml') return { kind: 'svg', svg: new TextDecoder().decode(medium.bytes) }
  return { bytes: medium.bytes, ending: source.name.split('.').at(-1) ?? 'png' }
}
