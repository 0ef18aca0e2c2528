// Owns what a card looks like in Anki: the two sides of each kind, of fields; it reads without a script.
import type { Kind } from '../../domain/deck/card.ts'
import type { FieldName } from '../note-types.ts'
import { liveScript } from '../live-script.ts'
import { switchScript } from './switch.ts'

interface Sides {
  readonly front: string
  readonly back: string
}

/** A field in the first language or the second; `type:` and `cloze:` may stand before its name. */
const field = (name: FieldName, filter = ''): string => `{{${filter}${name}}}`
/** `inner` only where the field has a content. */
const where = (name: FieldName, inner: string): string => `{{#${name}}}${inner}{{/${name}}}`

/** What a side shows in both languages, each in its own block; the second only where there is one. */
function inBoth(side: (second: '' | '2') => string): string {
  const first = `<div class="pd-text pd-one" lang="${field('Lang')}">${side('')}</div>`
  const second = `<div class="pd-text pd-two" lang="${field('Lang2')}">${side('2')}</div>`
  const toggle = `<input type="checkbox" id="pd-switch" class="tappable"><label for="pd-switch" class="tappable">${field('Lang')} / ${field('Lang2')}</label>`
  return `${where('Lang2', toggle)}${first}${where('Lang2', `${second}<script>${switchScript}</script>`)}`
}

const question = (filter: string) => (second: '' | '2') =>
  [
    `<div class="pd-title">${field(`Title${second}`)}</div>`,
    `<div class="pd-question">${field(`Question${second}`, filter)}</div>`,
    field(`Options${second}`),
    field(`Hints${second}`),
  ].join('\n')

const answer = (second: '' | '2'): string =>
  [
    where(`Answer${second}`, `<div class="pd-answer">${field(`Answer${second}`)}</div>`),
    where(`Explanation${second}`, `<div class="pd-explanation">${field(`Explanation${second}`)}</div>`),
    field(`Extra${second}`),
  ].join('\n')

/** What stands once below the texts of the back. */
const foot = where('Source', `<div class="pd-source">${field('Source')}</div>`)

/** What brings a card to life: the card itself, and the script. Without either the sample stays as it is. */
const life = where(
  'Data',
  `<script type="application/json" class="pd-data">${field('Data')}</script>\n<script src="${liveScript.name}"></script>\n`,
)

function sides(kind: Kind, { filter = '', typed = '', end = '' } = {}): Sides {
  const front = question(filter)
  const back = (second: '' | '2'): string => `${front(second)}\n<hr>\n${answer(second)}`
  return {
    front: `<div class="pd pd-front pd-${kind}">\n${inBoth(front)}\n${typed}${end}</div>`,
    back: `<div class="pd pd-back pd-${kind}">\n${inBoth(back)}\n${typed}${foot}${end}</div>`,
  }
}

export const templates: Readonly<Record<Kind, Sides>> = {
  numeric: sides('numeric', { end: life }),
  formula: sides('formula', { end: life }),
  choice: sides('choice'),
  multi: sides('multi'),
  text: sides('text', { typed: `${field('Typed', 'type:')}\n` }),
  cloze: sides('cloze', { filter: 'cloze:' }),
  order: sides('order'),
  recall: sides('recall'),
}
