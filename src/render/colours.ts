// Owns the colours of drawn pictures: a light card with dark ink, read on a dark page and on a light one.

export const card = '#ffffff'
export const ink = '#1e1f22'
/** Lines and what is beside the point. */
export const faint = '#8a8f98'
export const empty = '#e3e5e8'
export const good = '#23a55a'
export const other = '#5865f2'
