// Owns where drizzle-kit finds the play file's schema and writes its migrations. A migration that makes a table is
// finished by hand: drizzle does not know STRICT (a test holds every table to it), and one that rebuilds a table sets
// the rows aside that refer to it: within a transaction foreign keys cannot be switched off.
import { defineConfig } from 'drizzle-kit'

export default defineConfig({
  dialect: 'sqlite',
  casing: 'snake_case',
  schema: './src/storage/play/schema*.ts',
  out: './migrations',
})
