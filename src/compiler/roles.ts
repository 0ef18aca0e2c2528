// Owns what each file of a deck folder is: a note, a translation of one or of deck.md, or a translation of nothing.
import type { DeckLocale } from '../domain/deck/card.ts'
import type { DeckSettings } from './deck.ts'

export interface Source {
  readonly path: string
  /** Without a BOM. May be read only now: a note that is known from before need not be. */
  readonly text: string
}

/** A translation, and its language. */
type Translation = Source & { readonly locale: DeckLocale }

/** A note with its translations; `unlisted` is the language that its name speaks of without deck.md listing it. */
export interface NoteSource extends Source {
  readonly unlisted?: string
  readonly translations: readonly Translation[]
}

interface Roles {
  /** The translations of deck.md. */
  readonly deck: readonly Translation[]
  readonly notes: readonly NoteSource[]
  /** Translations without a note; `base` is the path it would have. */
  readonly orphans: readonly (Source & { readonly base: string })[]
}

type Languages = Pick<DeckSettings, 'locales' | 'language'>
const known = new WeakMap<readonly Source[], { readonly roles: Roles; readonly languages: string }>()

/** `name.<locale>.md` is a translation of `name.md` where deck.md lists the locale; everything else is a note. */
export function readRoles(sources: readonly Source[], { locales, language }: Languages): Roles {
  const languages = [language, ...locales].join(' ')
  const before = known.get(sources)
  if (before?.languages === languages) return before.roles
  const roles = rolesOf(sources, { locales, language })
  known.set(sources, { roles, languages })
  return roles
}

function rolesOf(sources: readonly Source[], { locales, language }: Languages): Roles {
  const paths = new Set(sources.map(({ path }) => path))
  const notes: { readonly source: Source; readonly unlisted?: string }[] = []
  const translations = new Map<string, Translation[]>()
  const deck: Translation[] = []
  const orphans: (Source & { base: string })[] = []
  for (const source of sources) {
    // Of thousands of names few have a point before that of `.md`.
    if (source.path.lastIndexOf('.', source.path.length - 4) === -1) {
      notes.push({ source })
      continue
    }
    const [, stem = '', suffix = ''] = /^(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*)\.md$/.exec(source.path) ?? []
    const base = `${stem}.md`
    const isListed = suffix !== language && locales.includes(suffix)
    if (isListed && paths.has(base))
      translations.set(base, [...(translations.get(base) ?? []), withText(source, { locale: suffix })])
    else if (isListed && base === 'deck.md') deck.push(withText(source, { locale: suffix }))
    else if (isListed) orphans.push(withText(source, { base }))
    else notes.push({ source, ...(paths.has(base) || base === 'deck.md' ? { unlisted: suffix } : {}) })
  }
  return {
    deck,
    notes: notes.map(({ source, unlisted }) =>
      withText(source, {
        ...(unlisted === undefined ? {} : { unlisted }),
        translations: translations.get(source.path) ?? [],
      }),
    ),
    orphans,
  }
}

/** `source` with more members; its text is still read only when somebody wants it. */
const withText = <More extends object>(source: Source, more: More): Source & More => ({
  ...more,
  path: source.path,
  get text() {
    return source.text
  },
})
