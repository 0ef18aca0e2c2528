// Owns the version of reading and grading: it is stored with every attempt, and grows when a verdict could change.

export const ENGINE_VERSION = 2
