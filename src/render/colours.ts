// Owns the colours of drawn pictures: a light card with dark ink, read on a dark page and on a light one.

export const card = '#ffffff'
export const ink = '#1e1f22'
/** What a box stands for; they differ in lightness too, for those who cannot tell the hues apart. */
export const colours = { right: '#1f8b4c', other: '#5865f2', answered: '#a9b4fb', ground: '#e9eaee' } as const
