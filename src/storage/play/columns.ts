// Owns finding rows by what their tables have in common: every table that names a person, a drop or a quiz.
import { sql } from './drizzle.ts'
import type { Database } from './database.ts'

/** The tables that have a column, in their order. */
export const tablesWith = (db: Database, column: string): string[] =>
  db
    .all<{ name: string }>(
      sql`select t.name as name from pragma_table_list as t join pragma_table_info(t.name) as c
          where t.schema = 'main' and t.type = 'table' and c.name = ${column} order by t.name`,
    )
    .map(({ name }) => name)

/** All rows of a table in which a column has a value. */
export const rowsWith = (db: Database, table: string, column: string, value: number): Record<string, unknown>[] =>
  db.all(sql`select * from ${sql.identifier(table)} where ${sql.identifier(column)} = ${value}`)

/** Deletes them. */
export const deleteWith = (db: Database, table: string, column: string, value: number): void =>
  void db.run(sql`delete from ${sql.identifier(table)} where ${sql.identifier(column)} = ${value}`)
