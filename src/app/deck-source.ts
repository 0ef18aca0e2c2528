// Owns what front ends know of the deck file: its source and its problems. Only the command line opens one.
export type { DeckFileProblem } from '../storage/deck/problem.ts'
export type { DeckSource } from '../storage/deck/source.ts'
