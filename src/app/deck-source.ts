// Owns what front ends know of the deck file: its source. Only the command line opens one.
export type { DeckSource } from '../storage/deck/source.ts'
