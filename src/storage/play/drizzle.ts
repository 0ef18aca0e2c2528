// Owns loading drizzle-orm: its CommonJS build, because Node reads the 180 kB of its package.json anew for every ES module
// in it, which costs each start more than half a second.
import { createRequire } from 'node:module'
import type * as Orm from 'drizzle-orm'
import type * as Adapter from 'drizzle-orm/better-sqlite3'
import type * as Migrator from 'drizzle-orm/migrator'
import type * as Core from 'drizzle-orm/sqlite-core'

const load = createRequire(import.meta.url)

// Both builds are of the same sources and share their declarations.
export const {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  like,
  lt,
  lte,
  max,
  ne,
  notInArray,
  or,
  sql,
  sum,
} = load('drizzle-orm') as typeof Orm
export const { drizzle } = load('drizzle-orm/better-sqlite3') as typeof Adapter
export const { readMigrationFiles } = load('drizzle-orm/migrator') as typeof Migrator
export const { blob, check, foreignKey, index, integer, primaryKey, sqliteTable, text, uniqueIndex } = load(
  'drizzle-orm/sqlite-core',
) as typeof Core
