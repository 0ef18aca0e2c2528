// Owns custom ids: what a button or form carries, as `v1:route:fields`. They come back from outside and are untrusted.

/** Longest custom id that Discord takes. */
const LONGEST = 100
const VERSION = 'v1'

/** Every route and its fields. A route that is in use never changes its meaning: a message keeps its buttons for years. */
export const routes = {
  /** On a drop: show me my question. */
  answer: ['drop'],
  /** On a question: open the form. `again` opens it with what was typed. */
  type: ['drop'],
  again: ['drop'],
  /** On the gaps filled so far: open the form for the next ones. */
  more: ['drop'],
  /** On a question: show the hint at this place, from 0; it costs part of the points. */
  hint: ['drop', 'place'],
  /** The form itself, with the moment of its opening and the proof of it. */
  typed: ['drop', 'openedAt', 'signature'],
  /** On a result: my question, my answer, what would have been right. */
  mine: ['drop'],
  /** On that: the working. */
  explain: ['drop'],
  /** On a result and on what follows: the question again, with other numbers, for no points. */
  practise: ['drop'],
  /** On a question that is practised: open the form; how: `new`, `again` with what was typed, `more` for the next gaps. */
  try: ['drop', 'place', 'turn', 'how'],
  /** That form itself. */
  tried: ['drop', 'place', 'turn'],
  /** On a question that is practised: what is right, without an answer. */
  solve: ['drop', 'place', 'turn'],
  /** On a result: the board of the week in which the drop opened. */
  board: ['drop'],
  /** On a board: show the other one. */
  standings: ['quiz', 'board'],
  /** On a board: its rows before or after a person's. */
  page: ['quiz', 'board', 'side', 'person'],
  /** On a board: where I stand on it. */
  place: ['quiz', 'board'],
  /** On the end of a season: its table. */
  podium: ['season'],
  /** On a correction of a season's table: that version of it. */
  corrected: ['season', 'version'],
  /** Where there is no quiz: ask the first question here now, and then daily at this time. */
  start: [],
  /** There too: open the form for a quiz. */
  setup: [],
  /** That form itself. */
  planned: [],
  /** On the offer of a repair: begin it. */
  mend: ['quiz'],
  /** On a question of a repair: open the form. `mendAgain` opens it with what was typed. */
  mendType: ['quiz', 'repair', 'place'],
  mendAgain: ['quiz', 'repair', 'place'],
  /** That form itself. */
  mended: ['quiz', 'repair', 'place'],
  /** On a reminder: send none any more. Its fields are the key of the message. */
  stopReminders: ['drop', 'person'],
  /** The form of a report. */
  reported: ['drop'],
  /** On a report: take none of its writer any more. */
  blockReporter: ['report'],
  /** On the settings of a quiz: ask a practice question at once. */
  practice: ['quiz'],
  /** On the summary of a week: its board. */
  summary: ['quiz', 'board'],
  /** On one's own numbers in a direct message: those of another quiz. */
  stats: ['quiz'],
} as const

export type Route = keyof typeof routes
export type Fields<R extends Route> = Readonly<Record<(typeof routes)[R][number], string>>
/** What a custom id says, for every route. */
export type Decoded = { [R in Route]: { readonly route: R; readonly fields: Fields<R> } }[Route]

const escape = (field: string): string => field.replace(/[%:]/g, sign => (sign === '%' ? '%25' : '%3A'))
const unescape = (field: string): string => field.replace(/%(25|3A)/g, (_, code) => (code === '25' ? '%' : ':'))

/** The custom id of a route; fields that do not fit into 100 characters are a bug of the caller and throw. */
export function encodeId<R extends Route>(route: R, fields: Fields<R>): string {
  const names: readonly (keyof Fields<R>)[] = routes[route]
  const id = [VERSION, route, ...names.map(name => escape(fields[name]))].join(':')
  if (id.length > LONGEST) throw new RangeError(`a custom id has at most ${LONGEST} characters: ${id}`)
  return id
}

/** What a custom id says, or undefined where it is none of ours or of another version. */
export function decodeId(id: string): Decoded | undefined {
  const [version, route, ...values] = id.split(':')
  if (version !== VERSION || route === undefined || !Object.hasOwn(routes, route)) return undefined
  const names: readonly string[] = routes[route as Route] // just looked up
  if (values.length !== names.length) return undefined
  const fields = Object.fromEntries(names.map((name, at) => [name, unescape(values[at] ?? '')]))
  return { route, fields } as Decoded // the table gives every route its fields
}
