// One message as Discord draws it: head with author and time, text, embeds, components, and what is private about it.
import { sendMessageCommand } from '../acting.ts'
import { avatar } from '../avatar.ts'
import { now } from '../clock.ts'
import { element, type Child } from '../element.ts'
import { icon } from '../icons.ts'
import { markdown } from '../markdown/show.ts'
import { formatStamp, formatTimestamp } from '../markdown/timestamp.ts'
import { nameOf } from '../names.ts'
import { change, state, type Sending } from '../state.ts'
import { place } from '../times.ts'
import { hasFlag, type Attachment, type Message, type User } from '../wire.ts'
import { componentElement } from './components.ts'
import { embedElement } from './embeds.ts'
import { fileElement, gallery } from './media.ts'

/** Type of a message command among the registered commands. */
const messageCommand = 3

/** Names of the commands that can be run on a message. */
export function messageCommands(): string[] {
  return state.commands.filter(({ type }) => type === messageCommand).map(({ name }) => name)
}

/** A message; `isGrouped` leaves out the head because the author just spoke, `notice` is a failure to show below. */
export function messageElement(message: Message, isGrouped: boolean, notice: string | undefined): HTMLElement {
  const isPrivate = hasFlag(message, 'ephemeral')
  return element(
    'article',
    {
      class: `message${isGrouped ? ' grouped' : ''}${isPrivate ? ' private' : ''}`,
      'data-testid': 'message',
      'data-message-id': message.id,
      tabindex: -1,
      'aria-label': `${nameOf(message.author)}, ${stamp(message.timestamp)}`,
    },
    replyHead(message),
    isGrouped ? element('span', { class: 'side-time' }, shortTime(message.timestamp)) : avatar(message.author),
    element(
      'div',
      { class: 'message-body' },
      !isGrouped && head(message.author, message.timestamp),
      ...(hasFlag(message, 'loading') && message.failed !== true
        ? [thinking(nameOf(message.author))]
        : content(message)),
      message.failed && notice === undefined && failure('This interaction failed: the application did not respond'),
      notice !== undefined && failure(notice),
      isPrivate && privateMark(message.id),
    ),
    menu(message),
  )
}

/** A command on its way, or one that came to nothing. */
export function sendingElement({ key, userId, name, problem }: Sending): HTMLElement {
  const user = state.world.users.find(({ id }) => id === userId) ?? state.world.bot
  const close = () => change({ sendings: state.sendings.filter(other => other.key !== key) })
  return element(
    'article',
    { class: 'message private', 'data-testid': 'sending', tabindex: -1 },
    usedLine(user, name),
    avatar(state.world.bot),
    element(
      'div',
      { class: 'message-body' },
      head(state.world.bot, undefined),
      problem === undefined ? thinking(undefined) : failure(problem),
      problem !== undefined &&
        element(
          'p',
          { class: 'private-mark' },
          element('button', { type: 'button', onclick: close }, 'Dismiss message'),
        ),
    ),
  )
}

function content(message: Message): Child[] {
  const attachments = unusedAttachments(message)
  const pictures = attachments.filter(file => file.content_type?.startsWith('image/'))
  const files = attachments.filter(file => !file.content_type?.startsWith('image/'))
  return [
    message.content !== '' && markdown(message.content),
    ...(message.embeds ?? []).map(embedElement),
    pictures.length > 0 &&
      gallery(pictures.map(({ description, ...media }) => (description == null ? { media } : { media, description }))),
    ...files.map(file => fileElement(file.url, file.filename, file.size)),
    ...(message.components ?? []).map(component => componentElement(component, message.id)),
    message.edited_timestamp != null && element('span', { class: 'edited' }, '(edited)'),
  ]
}

/** With Components V2 an attachment shows only where a component names it; embeds take theirs the same way. */
function unusedAttachments(message: Message): Attachment[] {
  if (hasFlag(message, 'componentsV2')) return []
  const inEmbeds = JSON.stringify(message.embeds ?? [])
  return (message.attachments ?? []).filter(file => !inEmbeds.includes(file.url))
}

function replyHead(message: Message): HTMLElement | undefined {
  if (message.interaction) return usedLine(message.interaction.user, message.interaction.name)
  const answered = state.messages.find(({ id }) => id === message.message_reference?.message_id)
  if (!answered) return undefined
  const words = answered.content || 'Click to see the message'
  return element(
    'div',
    { class: 'reply-head' },
    icon('reply'),
    avatar(answered.author),
    element('strong', {}, nameOf(answered.author)),
    element('span', { class: 'reply-words' }, words.slice(0, 120)),
  )
}

function usedLine(user: User, name: string): HTMLElement {
  const isOfMessages = messageCommands().includes(name)
  return element(
    'div',
    { class: 'reply-head' },
    icon('reply'),
    avatar(user),
    element('strong', {}, nameOf(user)),
    ' used ',
    element('span', { class: 'used-command' }, isOfMessages ? name : `/${name}`),
  )
}

function head(author: User, timestamp: string | undefined): HTMLElement {
  return element(
    'header',
    {},
    element('span', { class: 'author', dir: 'auto' }, nameOf(author)),
    author.bot === true && element('span', { class: 'app-tag' }, icon('check'), 'APP'),
    timestamp !== undefined && element('time', { datetime: timestamp, title: fullTime(timestamp) }, stamp(timestamp)),
  )
}

/** `name` thinks when the bot has asked for time; without one the command is still on its way to it. */
function thinking(name: string | undefined): HTMLElement {
  const dots = element('span', { class: 'dots', 'aria-hidden': 'true' }, element('i'), element('i'), element('i'))
  return element('p', { class: 'thinking' }, dots, name === undefined ? 'Sending command…' : `${name} is thinking…`)
}

function failure(words: string): HTMLElement {
  return element('p', { class: 'failure', role: 'alert' }, icon('warning'), words)
}

function privateMark(messageId: string): HTMLElement {
  const dismiss = () => {
    change({ dismissed: new Set([...state.dismissed, messageId]) })
    document.getElementById('composer')?.focus()
  }
  return element(
    'p',
    { class: 'private-mark', 'data-testid': 'ephemeral' },
    icon('eye'),
    'Only you can see this · ',
    element('button', { type: 'button', onclick: dismiss }, 'Dismiss message'),
  )
}

/** The apps menu of a message: the message commands registered here. */
function menu(message: Message): HTMLElement | undefined {
  const commands = messageCommands()
  if (commands.length === 0 || hasFlag(message, 'ephemeral')) return undefined
  const id = `menu-${message.id}`
  const items = commands.map(name =>
    element(
      'button',
      {
        type: 'button',
        popovertarget: id,
        popovertargetaction: 'hide',
        onclick: () => void sendMessageCommand(name, message.id),
      },
      name,
    ),
  )
  return element(
    'div',
    { class: 'message-menu' },
    element('button', { type: 'button', popovertarget: id, 'aria-label': 'Apps for this message' }, icon('more')),
    element('div', { id, popover: true, class: 'menu' }, ...items),
  )
}

const stamp = (timestamp: string) => formatStamp(Date.parse(timestamp), now(), place())
const shortTime = (timestamp: string) => formatTimestamp(Date.parse(timestamp) / 1000, 't', now(), place())
const fullTime = (timestamp: string) => formatTimestamp(Date.parse(timestamp) / 1000, 'F', now(), place())
