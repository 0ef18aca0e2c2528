// Owns /privacy: what is kept of a person, a copy of it, having it erased, and being on boards or not.
import { erasePerson } from '../../app/erase-person.ts'
import { action, type Command } from '../define.ts'
import { notice } from '../view/notice.ts'

const show = action({
  options: {},
  policy: 'private',
  run: async ({ texts }) => notice(`### ${texts.bot.privacy.title}`, texts.bot.privacy.lines.join('\n\n')),
})

const copy = action({
  options: {},
  policy: 'private',
  async run({ userId, texts }, _, { store }) {
    const kept = await store.exportPerson(userId)
    if (!kept) return notice(texts.bot.privacy.nothing)
    const name = 'prepdeck.json'
    const data = Buffer.from(`${JSON.stringify(kept, undefined, 2)}\n`)
    return { message: notice(texts.bot.privacy.copy), files: [{ name, data }] }
  },
})

const erase = action({
  options: { confirm: { type: 'boolean', required: true } },
  policy: 'private',
  async run({ userId, texts, at }, { confirm }, { store, erasures }) {
    const words = texts.bot.privacy
    if (!confirm) return notice(words.unconfirmed)
    return notice((await erasePerson(store, erasures, userId, at)) ? words.erased : words.nothing)
  },
})

const leave = action({
  options: {},
  policy: 'private',
  async run({ texts, person }, _, { store }) {
    await store.showOnBoards((await person()).id, false)
    return notice(texts.bot.privacy.left)
  },
})

const join = action({
  options: {},
  policy: 'private',
  async run({ texts, person }, _, { store }) {
    await store.showOnBoards((await person()).id, true)
    return notice(texts.bot.privacy.joined)
  },
})

export const privacy: Command = { name: 'privacy', anywhere: true, subcommands: { show, copy, erase, leave, join } }
