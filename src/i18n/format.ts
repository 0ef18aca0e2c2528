// Owns choosing the catalog of a person's language.
import { en, type Catalog } from './en.ts'
import { zhCn } from './zh-cn.ts'

/** The catalogs by the locale that Discord and decks use for them; the first is the fallback. */
export const catalogs = { en, 'zh-CN': zhCn } as const
export type CatalogLocale = keyof typeof catalogs

/** The texts for a BCP-47 tag such as `en-GB` or `zh-CN`; every other language reads English. */
export const catalogOf = (locale: string | undefined): Catalog => catalogs[catalogLocale(locale)]

/** The language that texts for this tag are in. */
export function catalogLocale(locale: string | undefined): CatalogLocale {
  // Traditional characters are another language to read: zh-TW and zh-HK take English until they have their own.
  return locale !== undefined && /^zh(?!-(?:TW|HK|MO|Hant))(?:-|$)/i.test(locale) ? 'zh-CN' : 'en'
}
