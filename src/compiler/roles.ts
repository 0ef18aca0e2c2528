// Owns what each file of a deck folder is: a note, a translation of one, or a translation of nothing.
import type { DeckLocale } from '../domain/deck/card.ts'
import type { DeckSettings } from './deck.ts'

export interface Source {
  readonly path: string
  readonly text: string
}

export interface Roles {
  /** `unlisted` is the language that the name speaks of without deck.md listing it. */
  readonly notes: readonly (Source & { readonly unlisted?: string })[]
  /** By the path of the note that they translate. */
  readonly translations: ReadonlyMap<string, readonly (Source & { readonly locale: DeckLocale })[]>
  /** Translations without a note; `base` is the path it would have. */
  readonly orphans: readonly (Source & { readonly base: string })[]
}

/** `name.<locale>.md` is a translation of `name.md` where deck.md lists the locale; everything else is a note. */
export function readRoles(sources: readonly Source[], { locales, language }: DeckSettings): Roles {
  const paths = new Set(sources.map(({ path }) => path))
  const notes: (Source & { unlisted?: string })[] = []
  const translations = new Map<string, (Source & { locale: DeckLocale })[]>()
  const orphans: (Source & { base: string })[] = []
  for (const source of sources) {
    const [, stem = '', suffix = ''] = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)\.md$/.exec(source.path) ?? []
    const base = `${stem}.md`
    const isListed = suffix !== language && locales.includes(suffix)
    if (isListed && paths.has(base))
      translations.set(base, [...(translations.get(base) ?? []), { ...source, locale: suffix }])
    else if (isListed) orphans.push({ ...source, base })
    else notes.push(paths.has(base) ? { ...source, unlisted: suffix } : source)
  }
  return { notes, translations, orphans }
}
