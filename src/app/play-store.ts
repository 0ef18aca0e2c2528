// Owns what front ends know of the play file: its port and how it fails. Only the command line opens one.
export type * from '../storage/play/port.ts'
export { StoreUnavailable } from '../storage/play/unavailable.ts'
