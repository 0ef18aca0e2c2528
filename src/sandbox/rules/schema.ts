// Owns checking a body against Discord's own schemas, and naming what fails as Discord names it.
import type { ZodMiniType } from 'zod/mini'
import { problem, within, type Problem } from './problem.ts'

/** The part of a Zod issue that is read here; a union's issue holds those of each of its branches. */
interface Issue {
  readonly code?: string
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: string
  readonly origin?: string
  readonly minimum?: number | bigint
  readonly maximum?: number | bigint
  readonly values?: readonly unknown[]
  readonly errors?: readonly (readonly Issue[])[]
}

/** Problems of `body` under a schema of Discord's OpenAPI description; unknown fields are ignored, as Discord does. */
export function schemaProblems(schema: ZodMiniType, body: unknown): Problem[] {
  const parsed = schema.safeParse(asSchemaSays(body))
  if (parsed.success) return []
  return parsed.error.issues.flatMap(issue => nameIssue(issue as Issue, body))
}

/** Where Discord takes (and documents) another type than its schema says: an id as a number, permissions as text. */
function asSchemaSays(body: unknown): unknown {
  if (Array.isArray(body)) return body.map(asSchemaSays)
  if (typeof body !== 'object' || body === null) return body
  const changed: Record<string, unknown> = { ...body }
  if ('data' in body) changed['data'] = asSchemaSays(body.data)
  if ('attachments' in body && Array.isArray(body.attachments))
    changed['attachments'] = body.attachments.map((each: unknown) =>
      typeof each === 'object' && each !== null && 'id' in each && typeof each.id === 'number'
        ? { ...each, id: String(each.id) }
        : each,
    )
  const permissions = changed['default_member_permissions']
  if (typeof permissions === 'string' && /^\d{1,20}$/.test(permissions))
    changed['default_member_permissions'] = Number(permissions)
  return changed
}

function valueAt(body: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null ? (part as Record<string | number, unknown>)[key] : undefined,
    body,
  )
}

function nameIssue(issue: Issue, body: unknown): Problem[] {
  const path = issue.path.map(key => (typeof key === 'symbol' ? String(key) : key))
  const value = valueAt(body, path)
  if (issue.code === 'invalid_union' && issue.errors && issue.errors.length > 0) {
    const branch = likeliestBranch(issue.errors)
    return within(
      path,
      branch.flatMap(each => nameIssue(each, value)),
    )
  }
  if (value === undefined || value === null) return [problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')]
  return [nameAt(issue, path, value)]
}

/** The branch that the sender meant: the one whose `type` fits, else the one with the fewest faults. */
function likeliestBranch(branches: readonly (readonly Issue[])[]): readonly Issue[] {
  const isOtherType = (issues: readonly Issue[]): boolean =>
    issues.some(({ code, path }) => code === 'invalid_value' && path.length === 1 && path[0] === 'type')
  const fitting = branches.filter(issues => !isOtherType(issues))
  const [best = []] = (fitting.length > 0 ? fitting : branches).toSorted((a, b) => a.length - b.length)
  if (fitting.length > 0 || best[0]?.code !== 'invalid_value') return best
  // No branch has this type: name every type that has one.
  const values = branches.flatMap(issues => issues.find(each => each.path[0] === 'type')?.values ?? [])
  return [{ ...best[0], values }]
}

function nameAt(issue: Issue, path: (string | number)[], value: unknown): Problem {
  const isText = issue.origin === 'string'
  const isList = issue.origin === 'array'
  switch (issue.code ?? '') {
    case 'too_big':
      if (isText) return problem(path, 'BASE_TYPE_MAX_LENGTH', `Must be ${issue.maximum} or fewer in length.`)
      if (isList) return problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be ${issue.maximum} or fewer in length.`)
      return problem(path, 'NUMBER_TYPE_MAX', `int value should be less than or equal to ${issue.maximum}.`)
    case 'too_small':
      if (isText && value === '') return problem(path, 'BASE_TYPE_REQUIRED', 'This field is required')
      if (isText || isList) return problem(path, 'BASE_TYPE_BAD_LENGTH', `Must be ${issue.minimum} or more in length.`)
      return problem(path, 'NUMBER_TYPE_MIN', `int value should be greater than or equal to ${issue.minimum}.`)
    case 'invalid_value':
      return path.at(-1) === 'type'
        ? problem(path, 'UNION_TYPE_CHOICES', `Value of field "type" must be one of (${issue.values?.join(', ')}).`)
        : problem(path, 'BASE_TYPE_CHOICES', `Value must be one of (${issue.values?.join(', ')}).`)
    case 'invalid_format':
      return path.at(-1) === 'url'
        ? problem(path, 'URL_TYPE_INVALID_URL', 'Not a well formed URL.')
        : problem(path, 'BASE_TYPE_BAD_FORMAT', `Value ${JSON.stringify(value)} has not the form this field needs.`)
    default:
      return problem(path, 'MODEL_TYPE_CONVERT', `Expected ${issue.expected ?? 'another value'}.`)
  }
}
