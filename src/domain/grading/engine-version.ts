// Owns the version of reading and grading: it is stored with every attempt, and grows when a verdict could change.

/** 5: what is counted has a word in each language, and 奈特 is a nat. */
export const ENGINE_VERSION = 5
