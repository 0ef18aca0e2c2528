// Owns which decimal sign a locale writes: CLDR 48 for the whole tag, as a table, so that every machine agrees.

const commaLanguages = new Set(
  (
    'af az be bg br bs ca cs da de el eo es et eu fi fo fr fy gl hr hu hy ia id is it jv ka kk kl ku ky lb ln lo lt ' +
    'lv mk nb nl nn no oc os pl ps pt rn ro ru se sg sh sk sl sq sr sv tg tk tr tt uk uz vi wo'
  ).split(' '),
)

/** Regions in which a language has the other sign than at home. */
const exceptions = new Map(
  Object.entries({
    ar: 'DZ LB LY MA MR TN',
    de: 'CH LI',
    en: 'AT BE CZ DE DK EE ES FI FR GE HU ID IT LT LV NL NO PL PT RO SE SI SK UA ZA',
    es: '419 BR BZ CU DO GT HN MX NI PA PE PR SV US',
    it: 'CH',
    ms: 'BN ID',
  }),
)

export type DecimalSign = '.' | ','

/** The decimal sign of a BCP-47 tag; of a missing, malformed or unknown one that of `en`. */
export function decimalSign(tag: string | undefined): DecimalSign {
  const [language = '', ...rest] = (tag ?? '').split(/[-_]/)
  // Single letters open extensions, which say nothing about the region.
  const extension = rest.findIndex(part => part.length === 1)
  const region = (extension < 0 ? rest : rest.slice(0, extension)).find(part => /^([a-z]{2}|\d{3})$/i.test(part))
  const home = language.toLowerCase()
  const isException = region !== undefined && exceptions.get(home)?.split(' ').includes(region.toUpperCase()) === true
  return commaLanguages.has(home) === isException ? '.' : ','
}
