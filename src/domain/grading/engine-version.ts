// Owns the version of reading and grading: it is stored with every attempt, and grows when a verdict could change.

/** 4: a point that may group is asked back where no second reading is tried; 5k % is. */
export const ENGINE_VERSION = 4
