// Owns how seasons, exclusions from them and their reasons are shown.
import type { Exclusion } from '../../app/play-store.ts'
import type { Catalog } from '../../i18n/en.ts'
import { plainText } from './markdown.ts'

/** What a person is told of being taken off a season's table or put back. */
export const exclusionLines = (told: readonly Exclusion[], { bot: { season } }: Catalog): string[] =>
  told.map(({ isExcluded, reason }) => (isExcluded ? season.excludedYou : season.includedYou)(plainText(reason)))
