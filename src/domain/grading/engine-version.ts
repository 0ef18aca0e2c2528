// Owns the version of reading and grading: it is stored with every attempt, and grows when a verdict could change.

/** 3: products of brackets are named, Greek letters go by their names, a formula's 1,234 is asked about. */
export const ENGINE_VERSION = 3
