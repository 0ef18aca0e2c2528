// Owns the start of live cards: every side on the page that has a card's data and is not alive yet.
import type { CalculatedCard } from '../../domain/deck/card.ts'
import { ask, type Asked } from './asked.ts'
import { blocksOf, fillSide } from './fill.ts'
import { keepsDocument } from './host.ts'
import { keep, kept, type Look } from './memory.ts'
import { make } from './nodes.ts'
import { addQuestion } from './question.ts'
import { dailySeed, freshSeed } from './seeds.ts'
import { textsOf } from './texts.ts'
import { showVerdict } from './verdict.ts'

/** Who looks at the answer so short after a day has begun has seen the question on the day before. In ms. */
const A_LOOK = 60_000

/** Brings all sides to life; called again, it finds those that came since. */
export function start(): void {
  for (const root of document.querySelectorAll('.pd')) {
    const data = root.querySelector('.pd-data')
    if (!data || root.hasAttribute('data-live')) continue
    root.setAttribute('data-live', '')
    const card = read(data.textContent)
    if (card) bringToLife(root, card)
  }
}

/** Undefined where a person has written something else into the field. */
function read(json: string): CalculatedCard | undefined {
  try {
    const card = JSON.parse(json) as Partial<CalculatedCard> | null
    return card?.kind === 'numeric' || card?.kind === 'formula' ? (card as CalculatedCard) : undefined
  } catch {
    return undefined
  }
}

/** The card with its numbers; undefined where it cannot be asked, by its definition or by what became of the field. */
function askable(card: CalculatedCard, look: Look): Asked | undefined {
  try {
    return ask(card, look.seed)
  } catch (error) {
    console.warn('prepdeck: this card cannot be asked, the field Data is damaged:', error)
    return undefined
  }
}

function bringToLife(root: Element, card: CalculatedCard): void {
  const key = `${card.deckId}/${card.id}`
  const isBack = root.classList.contains('pd-back')
  const look = isBack ? seenBefore(key) : newLook(key)
  const asked = askable(card, look)
  // The sample stays.
  if (!asked) return
  fillSide(root, asked)
  if (isBack) {
    if (look.typed !== '') addVerdict(root, asked, look.typed)
    return
  }
  addQuestion(root, { card, asked, typed: typed => void keep(key, { seed: look.seed, typed }) })
}

/** Numbers that nobody has seen, or, where the back would not hear of them, those of the day. */
function newLook(key: string): Look {
  const fresh: Look = { seed: freshSeed(), typed: '' }
  if (keep(key, fresh) || keepsDocument()) return fresh
  const daily = { seed: dailySeed(key, Date.now()), typed: '' }
  keep(key, daily)
  return daily
}

const seenBefore = (key: string): Look => kept(key) ?? { seed: dailySeed(key, Date.now() - A_LOOK), typed: '' }

/** The verdict stands above the answer, in the language of each block. */
function addVerdict(root: Element, asked: Asked, typed: string): void {
  const graded = asked.grade(typed)
  for (const [block, [locale = '']] of blocksOf(root, asked)) {
    const says = asked.texts.get(locale)?.says ?? []
    const said = make('div', '')
    block.querySelector('hr')?.after(said)
    showVerdict(said, graded, typed, says, textsOf(locale))
  }
}
