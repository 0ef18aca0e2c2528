// Owns the English texts of /remind: as it is registered, what it answers, and the reminder itself.

export const remindCommand = {
  name: 'remind',
  says: 'A direct message when you have not answered the question of the day yet',
  options: {
    time: { name: 'time', says: 'When, on your clock, as HH:MM', choices: {} },
    zone: { name: 'zone', says: 'Your time zone, such as Europe/Berlin', choices: {} },
    off: { name: 'off', says: 'True: no reminders of this quiz any more', choices: {} },
  },
}

export const remindWords = {
  none: 'You get no reminders of this quiz. `/remind time:18:00` sends you a direct message when you have not answered by then.',
  set: (time: string, zone: string) =>
    `⏰ When you have not answered by ${time} (${zone}), you get a direct message within the next half hour.`,
  off: 'You get no reminders of this quiz any more.',
  message: (channel: string, closes: string) => `⏰ Today's question in ${channel} waits for you. It closes ${closes}.`,
  stop: 'Stop reminders',
  notYours: 'This reminder is not yours.',
  refused:
    '⚠️ A reminder could not be delivered: you take no direct messages from this server. Your reminders are off; allow direct messages, then `/remind` sets them anew.',
}
