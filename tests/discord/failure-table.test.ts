// Holds every row of the table "When things fail" to the tests that show it.
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'

const file = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8')
const failures = 'tests/discord/failures.test.ts'
const faults = 'tests/discord/faults.test.ts'
const posting = 'tests/discord/posting.test.ts'
const adversity = 'tests/discord/adversity.test.ts'
const waits = 'tests/discord/waits.test.ts'
const disk = 'tests/discord/disk.test.ts'

/** The first cell of each row, and titles of tests, each with its file. */
const testsOf: Readonly<Record<string, readonly (readonly [path: string, title: string])[]>> = {
  'opcode 7, close 4000, a dropped socket, heartbeats without an answer': [
    [faults, 'after %s interactions arrive again'],
    [faults, 'an interaction that comes while the socket is down is replayed, not lost'],
    [failures, 'heartbeats that are not acknowledged: the session is resumed, and nothing is double'],
  ],
  'opcode 9': [[faults, 'after %s interactions arrive again']],
  'the gateway is out of reach': [
    [failures, 'a login that nobody answers'],
    [failures, 'silence: Discord is gone, and nothing says so but the missing signs of life'],
    [failures, 'while heartbeats are acknowledged, nothing is silent'],
  ],
  'close codes 4004, 4010 to 4014, status 401': [
    [failures, 'close code %d: %s'],
    [failures, 'a token that Discord refuses at the start'],
    [failures, 'a token that Discord refuses later'],
    [failures, 'an expired token of an interaction is no refused token'],
    ['tests/cli/bot.test.ts', 'close code %d ends with %d and one line'],
  ],
  'too few sessions left for today': [
    [failures, 'too few sessions left for today: the bot waits and does not identify'],
    ['tests/discord/patience.test.ts', 'before identifying'],
  ],
  '10062: an answer came too late': [[failures, '10062 is not tried again; the age of the interaction is in the log']],
  '40060 after a second try': [
    [failures, 'an answer that got lost on its way back is sent again, and 40060 is success'],
  ],
  'the same interaction twice': [[faults, 'the same interaction twice is answered once']],
  'a connection that breaks, also while pictures are on their way': [
    ['tests/discord/unreachable.test.ts', 'a connection that breaks while files are on their way'],
    [failures, 'an answer that got lost on its way back is sent again, and 40060 is success'],
  ],
  "5xx, no answer or somebody else's to a post": [
    [adversity, 'a page of somebody between, instead of an answer %s the effect, is no answer'],
    [posting, '%s the effect: one message'],
    [posting, 'killed after the effect: minutes later the message is found, not posted again'],
  ],
  '429, a 403 without a code or with 40333': [
    [failures, 'after a 403 with code %d nothing is sent for half a minute'],
    [failures, 'a 429 is waited for as long as Discord says'],
    ['tests/discord/patience.test.ts', 'the breaker'],
  ],
  '30046: too many edits of old messages': [
    [waits, '30046: old messages of a channel are written anew as Discord allows, those of others meanwhile'],
    ['tests/contracts/play-store/rewrites.ts', 'those of channels that have to wait are left out'],
  ],
  '50007, 50278, 50033, 10013 to a reminder; 40003': [
    [adversity, '%s: somebody whose account is gone is reminded no more'],
    ['tests/discord/remind.test.ts', '%s: who %s is told with the next reply, once, and reminded no more'],
    [waits, '40003: who is to be reminded waits until direct messages open again'],
  ],
  'edits or rewards fail or hang in part of Discord': [
    [adversity, 'edits that hang in two channels do not hold up a third'],
    [adversity, 'ten channels in which every edit fails do not keep the button on the eleventh'],
    [adversity, 'a reward that hangs does not hold up the next question'],
  ],
  'commands cannot be registered': [
    [adversity, 'commands that could not be registered at the start are registered when Discord takes them'],
  ],
  'the reward role cannot be given': [
    ['tests/discord/rewards.test.ts', 'while %s it waits, asks Discord for nothing, and gives the role when it may'],
  ],
  '50001, 50013, 10003, 10004': [
    [failures, '%s three times: posting pauses, a manager is told at their next command and can go on'],
    [posting, 'a quiz whose channel is gone goes on in another one, with what was played'],
  ],
  '10008: a message was deleted': [
    [failures, '10008: a deleted question loses nothing; its results are a message of their own'],
  ],
  'a server cannot be reached, or removes the bot': [
    ['tests/discord/servers.test.ts', 'an outage changes nothing'],
    [
      'tests/discord/servers.test.ts',
      'a server that removes the bot is asked nothing, and goes on when it invites it again',
    ],
    ['tests/discord/servers.test.ts', 'also when the bot was away for the one or the other'],
    ['tests/contracts/play-store/departures.ts', 'after thirty days everything of it is erased'],
  ],
  'the disk is full, the file locked or damaged': [
    [disk, 'a full disk refuses the answer with a clear word; what was confirmed is there when there is room again'],
    [disk, 'a damaged file refuses the answer with a clear word'],
    ['tests/discord/hostile.test.ts', 'a locked play file refuses the answer with a clear word and loses nothing'],
  ],
  'the clock of the machine is wrong': [
    [failures, 'a host whose clock is five minutes %s shows results when Discord says so'],
  ],
  'SIGTERM, kill -9': [
    ['tests/cli/bot.test.ts', 'SIGTERM: what was begun is finished'],
    ['tests/e2e/kill.test.ts', 'killed at every point, everything is posted once and every confirmed answer is there'],
  ],
  'hostile input': [
    ['tests/discord/hostile.test.ts', 'a name is shown as it is: no mention, no formatting, no direction override'],
    ['tests/discord/hostile.test.ts', 'what is typed stays characters in the reply, and comes back as it was'],
    [failures, '4,000 characters of every kind'],
  ],
}

test('every row of the table has its tests, and they are there', () => {
  const section = file('docs/discord.md').split('## When things fail')[1]?.split('\n## ')[0] ?? ''
  const rows = [...section.matchAll(/^\| ([^|]+?) +\|/gm)].map(([, first]) => first).slice(1)
  expect(rows).toEqual(Object.keys(testsOf))
  const missing = Object.values(testsOf)
    .flat()
    .filter(([path, title]) => !file(path).includes(title))
  expect(missing).toEqual([])
})
