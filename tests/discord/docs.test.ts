// Checks that the table of commands in docs/discord.md is the table of what is registered: names, options, who, where.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { commands, menuCommands } from '../../src/discord/commands/all.ts'
import type { Command } from '../../src/discord/define.ts'
import { en } from '../../src/i18n/en.ts'

const page = readFileSync(fileURLToPath(new URL('../../docs/discord.md', import.meta.url)), 'utf8')
const [, , ...rows] = (/^\| Command \|[^]*?\n\n/m.exec(page)?.[0] ?? '').trim().split('\n')
const cells = rows
  .map(row => row.split(/(?<!\\)\|/).map(cell => cell.trim()))
  .map(([, first = '', who = '']) => ({ first, who }))

/** How it is called, and who may. */
type Row = readonly [called: string, who: string]

const who = ({ managers, anywhere }: Pick<Command, 'managers' | 'anywhere'>): string =>
  managers ? 'who may manage the server' : anywhere ? 'all, in direct messages too' : 'all'
const usage = (words: readonly string[], options: object): string =>
  ['/', words.join(' '), ...Object.keys(options).map(name => ` ${name}`)].join('')

test('every command and subcommand with its options in their order, who may use it, and where', () => {
  const registered = commands.flatMap((command): Row[] =>
    'subcommands' in command
      ? Object.entries(command.subcommands).map(([name, { options }]): Row => [
          usage([command.name, name], options),
          who(command),
        ])
      : [[usage([command.name], command.options), who(command)]],
  )
  const told = cells.flatMap(({ first, who: whom }) => {
    const spans = [...first.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span)
    const [command = ''] = /^\/\w+/.exec(spans[0] ?? '') ?? []
    return spans.map((span): Row => [span.startsWith('/') ? span : `${command} ${span}`, whom])
  })
  expect(told.length).toBeGreaterThan(20)
  expect(new Map(told)).toEqual(new Map(registered))
  expect(told).toHaveLength(registered.length)
})

test('what is in the menu of a message', () => {
  const told = cells.flatMap(({ first }) => (/^"(.+)"$/.exec(first) ?? []).slice(1))
  expect(told).toEqual(menuCommands.map(({ name }) => en.bot.menu[name]))
})
