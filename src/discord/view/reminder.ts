// Owns the reminder of an open question, as its person reads it in a direct message.
import type { Drop } from '../../domain/play/drop.ts'
import type { PersonId, Place } from '../../domain/play/quiz.ts'
import type { Catalog } from '../../i18n/en.ts'
import type { Message } from '../define.ts'
import { button, container, relative, row, text } from './components.ts'

/** Where the question waits and until when; its button is what the message is found by. */
export const reminderMessage = (drop: Drop, place: Place, person: PersonId, { bot }: Catalog): Message => [
  container('question', [
    text(bot.remind.message(place.kind === 'discord' ? `<#${place.channelId}>` : '', relative(drop.closesAt))),
    row(button(bot.remind.stop, 'stopReminders', { drop: String(drop.id), person: String(person) })),
  ]),
]
