// Owns what a control route answers: a value, or one sentence that says what was wrong.

export type Reply =
  | { readonly ok: true; readonly body: unknown }
  | { readonly ok: false; readonly status: 400 | 404; readonly error: string }

export const reply = (body: unknown): Reply => ({ ok: true, body })

/** The request cannot be understood: names the offending and, where there are few, the allowed values. */
export const wrong = (error: string): Reply & { ok: false } => ({ ok: false, status: 400, error })

/** What the request is about does not exist. */
export const unknown = (what: string, id: string): Reply & { ok: false } => ({
  ok: false,
  status: 404,
  error: `There is no ${what} "${id}".`,
})
