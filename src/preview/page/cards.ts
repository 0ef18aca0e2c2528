// The left side and the bar: which card is looked at, in which language, with which numbers; and the problems.
import { ask } from '../../sandbox/page/api.ts'
import { byId, element } from '../../sandbox/page/element.ts'
import { loadMessages, openPlace } from '../../sandbox/page/loading.ts'
import { state, watch } from '../../sandbox/page/state.ts'
import { isAnki, showSide } from './anki.ts'

/** Titles are in the language that is looked at. */
type CardLine = { id: string; deck: string; deckTitle: string; title: string; note: string; kind: string }
type Problem = {
  severity: 'error' | 'warning'
  code: string
  place: string
  message: string
  excerpt: string[]
  fix?: string
}

let cards: CardLine[] = []

/** Starts the choice of the card and its buttons. */
export function startCards(): void {
  const filter = byId('filter', HTMLInputElement)
  const language = byId('language', HTMLSelectElement)
  filter.addEventListener('input', drawCards)
  language.addEventListener('change', () => void openPlace({ userId: language.value }))
  for (const name of ['draw', 'reveal']) byId(name, HTMLButtonElement).addEventListener('click', () => void act(name))
  watch(['world', 'userId'], () => void loadDesk())
  watch(['world', 'guildId', 'channelId', 'userId'], () => {
    drawCards()
    language.replaceChildren(...state.world.users.map(({ id, username }) => element('option', { value: id }, username)))
    language.value = state.userId
  })
}

async function act(name: string): Promise<void> {
  if (isAnki()) return showSide(name === 'reveal' ? 'back' : 'front')
  await ask('POST', `act/${name}`, { card: state.channelId, user_id: state.userId })
  await loadMessages()
}

async function loadDesk(): Promise<void> {
  const { userId } = state
  const path = `desk?${new URLSearchParams({ user_id: userId })}`
  const answer = await ask<{ cards: CardLine[]; problems: Problem[] }>('GET', path)
  // The answer may be in a language that was left meanwhile.
  if (!answer.ok || userId !== state.userId) return
  cards = answer.value.cards
  drawCards()
  byId('problems', HTMLElement).replaceChildren(...answer.value.problems.map(problemRow))
  byId('no-problems', HTMLElement).hidden = answer.value.problems.length > 0
  byId('panel-toggle', HTMLElement).classList.toggle('has-problems', answer.value.problems.length > 0)
}

function drawCards(): void {
  const wanted = byId('filter', HTMLInputElement).value.trim().toLocaleLowerCase()
  const matching = cards.filter(({ title, note, kind }) =>
    `${title} ${note} ${kind}`.toLocaleLowerCase().includes(wanted),
  )
  const groups = Map.groupBy(matching, ({ deckTitle, note }) =>
    state.world.guilds.length > 1 ? `${deckTitle} · ${note}` : note,
  )
  byId('cards', HTMLElement).replaceChildren(
    ...[...groups].flatMap(([group, members]) => [
      element('h2', { class: 'group' }, group),
      element('ul', {}, ...members.map(cardRow)),
    ]),
  )
  const open = cards.find(({ id }) => id === state.channelId)
  const title = open?.title ?? 'No card yet'
  byId('card-title', HTMLElement).textContent = title
  byId('card-place', HTMLElement).textContent = open ? `${open.kind} · ${open.note}` : ''
  document.title = open ? `${title} · preview` : 'prepdeck preview'
}

function cardRow({ id, deck, title, kind }: CardLine): HTMLElement {
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        'data-testid': 'card',
        'aria-current': id === state.channelId ? 'page' : undefined,
        onclick: () => {
          document.body.classList.remove('sidebar-open')
          void openPlace({ guildId: deck, channelId: id })
        },
      },
      element('span', {}, title),
      element('small', {}, kind),
    ),
  )
}

function problemRow({ severity, code, place, message, excerpt, fix }: Problem): HTMLElement {
  return element(
    'li',
    { class: severity },
    element('p', { class: 'problem-place' }, place, ' ', element('code', {}, code)),
    element('p', {}, message),
    excerpt.length > 0 && element('pre', {}, excerpt.join('\n')),
    fix !== undefined && element('p', { class: 'problem-fix' }, `fix: ${fix}`),
  )
}
