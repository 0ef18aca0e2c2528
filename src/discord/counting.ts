// Owns which events of the log are counted, so that nothing is told twice in two ways.
import type { Metrics } from '../app/metrics.ts'
import type { Log } from './log.ts'

const counters: Readonly<Record<string, Parameters<Metrics['count']>[0]>> = {
  'response.failed': 'acknowledgements_failed_total',
  'drop.opened': 'drops_opened_total',
  'drop.skipped': 'drops_skipped_total',
  'post.done': 'messages_posted_total',
  'post.failed': 'messages_failed_total',
}

/** The same log, counted; what is below its level too. */
export const counting =
  (log: Log, metrics: Metrics): Log =>
  (level, event, fields) => {
    const counter = counters[event]
    if (counter) metrics.count(counter)
    log(level, event, fields)
  }
