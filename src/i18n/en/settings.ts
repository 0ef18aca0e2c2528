// Owns the English texts of /settings: what a quiz is set to, what is refused, and what went wrong in its channel.

export const settings = {
  title: (channel: string) => `Quiz in ${channel}`,
  made: (channel: string) => `✅ The quiz in ${channel} is set up.`,
  changed: 'Saved.',
  rescued: (channel: string) => `✅ The quiz whose channel is gone goes on in ${channel}, with its streaks and boards.`,
  when: (time: string, zone: string) => `Every day at ${time}, ${zone}`,
  deck: (deck: string) => `Deck: ${deck}`,
  tags: (tags: string) => `Only with the tags: ${tags}`,
  onDays: (days: string, time: string, zone: string) => `${days} at ${time}, ${zone}`,
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  window: (hours: number) => `Open for ${hours === 1 ? '1 hour' : `${hours} hours`} or until the next question`,
  languages: { en: 'Language: English', 'zh-CN': 'Language: Chinese' },
  paused: (time: string) => `⏸️ Paused until ${time}`,
  from: (time: string) => `The settings apply from the next opening: ${time}`,
  notAllowed: 'Only people who may manage this server can do this.',
  taken: (channel: string) => `Nothing was changed: ${channel} has a quiz already, and a channel can have only one.`,
  notSaved: 'Nothing was changed:',
  mix: (weights: string) => `Weights of the difficulties: ${weights}`,
  months: 'Seasons: calendar months',
  season: (from: string, to: string) => `Season from ${from} to ${to}; calendar months besides`,
  ranked: (account: number, member: number) =>
    account === 0 && member === 0
      ? 'Everybody is ranked'
      : `Ranked: accounts of ${account} days or more, ${member} or more of them in this server`,
  speed: 'Quick answers get up to a tenth more points',
  ping: (role: string) => `Told of each question: ${role}`,
  manager: (role: string) => `May press what managers may: ${role}`,
  reward: (role: string) => `For the podium of a season: ${role}`,
  reports: (channel: string) => `Reports of questions go to ${channel}`,
  mixes: { even: 'All alike', easy: 'More easy ones', hard: 'More hard ones', 'no-hard': 'No hard ones' },
  seasons: { month: 'Calendar months', dates: (from: string, to: string) => `From ${from} to ${to}` },
  roles: {
    everyone: 'The role of everybody cannot be used here.',
    managed: 'This role belongs to an integration: nobody can be given it.',
    powerful: 'A role with moderators’ permissions cannot be a reward.',
    notYours: 'Only who may manage roles can choose a reward role.',
  },
  missing: (permissions: string, channel: string) =>
    `⚠️ I may not do this in ${channel}: ${permissions}. Please allow it.`,
  hidden: (channel: string) => `⚠️ I cannot see ${channel}.`,
  unpingable: (role: string) =>
    `⚠️ I cannot ping ${role}: allow everybody to mention it, or me to mention all roles in that channel.`,
  lacks: {
    permission: (role: string) => `⚠️ I cannot give ${role}: please allow me Manage Roles.`,
    'too-high': (role: string) => `⚠️ I cannot give ${role}: move it below my own role in the list of roles.`,
    managed: (role: string) => `⚠️ I cannot give ${role}: it belongs to an integration.`,
    unknown: (role: string) => `⚠️ Whether I can give ${role} could not be found out: perhaps it is gone.`,
  },
  permissions: { view: 'View Channel', send: 'Send Messages', history: 'Read Message History' },
  misses: 'Messages that could not be posted:',
  refused: (channels: string) =>
    `⚠️ Posting has paused in ${channels}: Discord refused the last messages, because the channel is gone or I may not write in it. Mend that, then give \`/settings\` any option there to go on.`,
  kinds: {
    drop: 'question',
    result: 'result',
    podium: 'end of a season',
    correction: 'correction of a season',
    summary: 'summary of a week',
    reminder: 'reminder',
    report: 'report of a question',
  },
  reasons: {
    late: 'it could not be posted in time',
    forbidden: 'I may not post there',
    unprovable: 'whether it was posted could not be proven, because I may not read the message history',
    'channel-gone': 'the channel is gone',
    refused: 'Discord does not take the message; whoever runs the bot finds the cause in its log',
  },
  problems: {
    'time.invalid': (given: string) => `"${given}" is no time: write it as HH:MM, from 00:00 to 23:59.`,
    'zone.unknown': (given: string, suggestion?: string) =>
      suggestion === undefined
        ? `"${given}" is no time zone: choose one from the list, such as Europe/Berlin.`
        : `"${given}" is no time zone: did you mean ${suggestion}?`,
    'weekdays.invalid': (given: string) => `"${given}" are no weekdays: allowed are 1 (Monday) to 7 (Sunday).`,
    'window.invalid': (given: string) => `"${given}" is no window: allowed are 1 to 168 hours.`,
    'mix.invalid': (given: string) =>
      `"${given}" is no mix of easy, medium and hard: allowed are weights from 0 to 9, not all 0.`,
    'season.invalid': (given: string) => `"${given}" is no season: write two days as YYYY-MM-DD, the first one first.`,
    'ranked.invalid': (given: string) => `"${given}" days are no rule for the ranking: allowed are 0 to 365.`,
    'pause.invalid': (given: string) => `The quiz cannot pause until ${given}: a year from now is the longest.`,
    'deck.unreadable': () => 'The deck file cannot be read. Whoever runs the bot has to build it.',
    'deck.unknown': (given: string, allowed: string) => `There is no deck "${given}". There are: ${allowed}.`,
    'deck.empty': (given: string, allowed: string) =>
      given === '' ? 'This deck has no card to ask.' : `No card has the tags "${given}". There are: ${allowed}.`,
  },
}
