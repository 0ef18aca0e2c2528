// Owns the colours of drawn pictures: a light card with dark ink, read on a dark page and on a light one.

export const card = '#ffffff'
export const ink = '#1e1f22'
