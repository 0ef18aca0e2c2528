// The left side: guilds, channels, and who one acts as in which language.
import { postLocale } from './api.ts'
import { avatar } from './avatar.ts'
import { byId, element } from './element.ts'
import { icon } from './icons.ts'
import { loadWorld, openPlace } from './loading.ts'
import { initials, nameOf } from './names.ts'
import { currentGuild, currentLocale, currentUser, state, watch } from './state.ts'
import type { Channel, Guild } from './wire.ts'

/** Locales a person can be given here, as Discord spells them. */
const locales: Record<string, string> = { 'en-US': 'English', 'zh-CN': '简体中文' }

/** Type of a text channel. */
const textChannel = 0

/** Starts drawing the left side. */
export function startSidebar(): void {
  const switcher = byId('user-switcher', HTMLSelectElement)
  const locale = byId('user-locale', HTMLSelectElement)
  locale.replaceChildren(...Object.entries(locales).map(([value, label]) => element('option', { value }, label)))
  switcher.addEventListener('change', () => void openPlace({ userId: switcher.value }))
  locale.addEventListener('change', () => void postLocale(state.userId, locale.value).then(loadWorld))

  watch(['world', 'guildId', 'channelId', 'unread'], () => {
    byId('guilds', HTMLElement).replaceChildren(...state.world.guilds.map(guildButton))
    byId('guild-name', HTMLElement).textContent = currentGuild()?.name ?? 'No server yet'
    byId('channels', HTMLElement).replaceChildren(...textChannels(currentGuild()).map(channelRow))
    const channel = textChannels(currentGuild()).find(({ id }) => id === state.channelId)
    byId('channel-title', HTMLElement).textContent = channel?.name ?? ''
    document.title = channel ? `#${channel.name} · sandbox` : 'sandbox'
  })
  watch(['world', 'guildId', 'userId'], () => {
    const user = currentUser()
    switcher.replaceChildren(
      ...state.world.users.map(({ id, ...rest }) => element('option', { value: id }, nameOf({ id, ...rest }))),
    )
    switcher.value = state.userId
    byId('user-avatar', HTMLElement).replaceChildren(...(user ? [avatar(user)] : []))
    locale.value = currentLocale()
  })
}

function textChannels(guild: Guild | undefined): Channel[] {
  return guild?.channels.filter(({ type }) => type === textChannel) ?? []
}

function guildButton(guild: Guild): HTMLElement {
  const isOpen = guild.id === state.guildId
  const hasNews = guild.channels.some(({ id }) => state.unread.has(id))
  return element(
    'li',
    { class: hasNews ? 'unread' : undefined },
    element(
      'button',
      {
        type: 'button',
        title: guild.name,
        'aria-label': guild.name,
        'aria-current': isOpen ? 'true' : undefined,
        onclick: () => void openPlace({ guildId: guild.id, channelId: textChannels(guild)[0]?.id ?? '' }),
      },
      initials(guild.name),
    ),
  )
}

function channelRow(channel: Channel): HTMLElement {
  const isOpen = channel.id === state.channelId
  const isUnread = state.unread.has(channel.id)
  return element(
    'li',
    { class: isUnread ? 'unread' : undefined },
    element(
      'button',
      {
        type: 'button',
        'data-testid': 'channel',
        'aria-current': isOpen ? 'page' : undefined,
        onclick: () => {
          document.body.classList.remove('sidebar-open')
          void openPlace({ channelId: channel.id })
        },
      },
      icon('hash'),
      channel.name,
      isUnread && element('span', { class: 'unheard' }, ' (unread)'),
    ),
  )
}
