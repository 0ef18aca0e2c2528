// Owns what a new quiz is set to where nobody said otherwise: a time of day, and a zone guessed from the server's language.

export const usualTime = '09:00'

/** The zone of most people who have chosen one of Discord's languages; English and Spanish are spoken around the world. */
const zones: Readonly<Record<string, string>> = {
  'en-GB': 'Europe/London',
  'es-ES': 'Europe/Madrid',
  'pt-BR': 'America/Sao_Paulo',
  'sv-SE': 'Europe/Stockholm',
  'zh-CN': 'Asia/Shanghai',
  'zh-TW': 'Asia/Taipei',
  bg: 'Europe/Sofia',
  cs: 'Europe/Prague',
  da: 'Europe/Copenhagen',
  de: 'Europe/Berlin',
  el: 'Europe/Athens',
  fi: 'Europe/Helsinki',
  fr: 'Europe/Paris',
  hi: 'Asia/Kolkata',
  hr: 'Europe/Zagreb',
  hu: 'Europe/Budapest',
  id: 'Asia/Jakarta',
  it: 'Europe/Rome',
  ja: 'Asia/Tokyo',
  ko: 'Asia/Seoul',
  lt: 'Europe/Vilnius',
  nl: 'Europe/Amsterdam',
  no: 'Europe/Oslo',
  pl: 'Europe/Warsaw',
  ro: 'Europe/Bucharest',
  ru: 'Europe/Moscow',
  th: 'Asia/Bangkok',
  tr: 'Europe/Istanbul',
  uk: 'Europe/Kyiv',
  vi: 'Asia/Ho_Chi_Minh',
}

/** A guess that a form shows before it counts, else UTC. */
export const likelyZone = (locale: string | undefined): string =>
  locale !== undefined && Object.hasOwn(zones, locale) ? (zones[locale] ?? 'UTC') : 'UTC'

/** Zones of a short list, from west to east; `/settings` takes every other. */
const wellKnown = [
  'America/Los_Angeles',
  'America/Denver',
  'America/Chicago',
  'America/New_York',
  'America/Sao_Paulo',
  'UTC',
  'Europe/London',
  'Europe/Berlin',
  'Europe/Kyiv',
  'Europe/Istanbul',
  'Europe/Moscow',
  'Africa/Cairo',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Asia/Dubai',
  'Asia/Karachi',
  'Asia/Kolkata',
  'Asia/Jakarta',
  'Asia/Shanghai',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Sydney',
  'Pacific/Auckland',
]

/** The short list, with `zone` on it. */
export const zonesWith = (zone: string): readonly string[] =>
  wellKnown.includes(zone) ? wellKnown : [zone, ...wellKnown]
