// Owns the English texts of setting up a quiz where there is none: the welcome, the screen and its form.

export const setup = {
  title: 'Daily question',
  none: (channel: string) =>
    `There is no quiz in ${channel} yet. **Ask the first question** posts one here at once, and from then on one every day at this time. **Choose** asks for channel, time, deck and language first. Everything can be changed later with \`/settings\`.`,
  others: (channels: string) => `Other quizzes of this server: ${channels}`,
  stranded: (channel: string) =>
    `⚠️ The channel of a quiz is gone (${channel}). Either button goes on with that quiz here, with its streaks and boards.`,
  start: 'Ask the first question',
  choose: 'Choose',
  fields: {
    channel: 'Channel',
    time: 'Time of day, as HH:MM',
    zone: 'Time zone (all others: /settings zone)',
    deck: 'Deck',
    language: 'Language of what all can see',
  },
  languages: { en: 'English', 'zh-CN': '简体中文' },
  deckless: 'There is no deck with a card to ask. Whoever runs the bot has to build one.',
  practice: 'Ask a practice question now',
  welcome:
    'Hello! I ask one question a day; everybody answers in private, with numbers of their own. Somebody who manages this server can start right here, or with `/settings` in another channel.',
}
