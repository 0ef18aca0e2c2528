// Owns the form of a report and how it is told in the channel of reports. It never names who wrote it.
import { ComponentType, TextInputStyle } from 'discord-api-types/v10'
import type { Report } from '../../app/play-store.ts'
import type { Drop } from '../../domain/play/drop.ts'
import type { Catalog } from '../../i18n/en.ts'
import { encodeId } from '../custom-id.ts'
import type { Message, Modal } from '../define.ts'
import { button, container, lines, moment, row, small, text } from './components.ts'
import { plainText } from './markdown.ts'

/** The custom id of the form's field. */
export const NOTE_FIELD = 'note'
export const MOST_IN_NOTE = 500

export const reportForm = (drop: Drop, { bot: { report } }: Catalog): Modal => ({
  custom_id: encodeId('reported', { drop: String(drop.id) }),
  title: report.title,
  components: [
    {
      type: ComponentType.Label,
      label: report.label,
      component: {
        type: ComponentType.TextInput,
        custom_id: NOTE_FIELD,
        style: TextInputStyle.Paragraph,
        placeholder: report.placeholder,
        required: true,
        min_length: 1,
        max_length: MOST_IN_NOTE,
      },
    },
  ],
})

export const reportMessage = (report: Report, title: string, { bot }: Catalog): Message => [
  container('wrong', [
    lines(bot.report.head(report.id, plainText(title)), small(bot.report.asked(moment(report.reportedAt)))),
    text(plainText(report.note)),
    row(button(bot.report.block, 'blockReporter', { report: String(report.id) })),
  ]),
]
