// Owns how many arguments most functions take.
export const one = { min: 1, max: 1 }
export const two = { min: 2, max: 2 }
export const several = { min: 1, max: Infinity }
