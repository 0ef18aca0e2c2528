// Owns Problem: one thing that Discord would refuse in a request, and the shape in which it says so.

export interface Problem {
  /** Where in the body: `['embeds', 0, 'title']`. */
  readonly path: readonly (string | number)[]
  /** Discord's name for it: `BASE_TYPE_MAX_LENGTH`. */
  readonly code: string
  readonly message: string
}

export const problem = (path: readonly (string | number)[], code: string, message: string): Problem => ({
  path,
  code,
  message,
})

/** Places a problem found inside a part of the body at that part. */
export const within = (path: readonly (string | number)[], problems: readonly Problem[]): Problem[] =>
  problems.map(each => ({ ...each, path: [...path, ...each.path] }))

interface ErrorTree {
  [key: string]: ErrorTree | { code: string; message: string }[]
}

/** The nested `errors` object of Discord's 50035: `{ embeds: { 0: { title: { _errors: [...] } } } }`. */
export function nestProblems(problems: readonly Problem[]): object {
  // Without prototypes, so that a key named `__proto__` in the request is only a key.
  const root = Object.create(null) as ErrorTree
  for (const { path, code, message } of problems) {
    let node = root
    for (const key of path) {
      const child = node[String(key)]
      if (child && !Array.isArray(child)) node = child
      else node = node[String(key)] = Object.create(null) as ErrorTree
    }
    const list = node['_errors']
    if (Array.isArray(list)) list.push({ code, message })
    else node['_errors'] = [{ code, message }]
  }
  return root
}
