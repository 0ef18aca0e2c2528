// Owns short notices: one thing said, nothing to press.
import type { Message } from '../define.ts'
import { container, lines } from './components.ts'

/** Lines in a quiet frame; what is undefined is left out. */
export const notice = (...said: (string | undefined)[]): Message => [container('quiet', [lines(...said)])]
