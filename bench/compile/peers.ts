// Owns the table of others who read Markdown notes, on the same notes: processor time, because each uses another number of threads.
import { figures, type Table } from '../report.ts'
import { read } from './reading.ts'

const COUNT = 1_000

export function measurePeers(): Table {
  const hasYanki = (process.env['BENCH_YANKI'] ?? '') !== ''
  const [own, yanki] = read(COUNT, hasYanki ? ['compile', 'yanki'] : ['compile'])
  if (!own) throw new Error('nothing was measured')
  const row = (name: string, { notes, processorMs }: typeof own): readonly string[] => [
    name,
    notes.toLocaleString('en'),
    `${figures(processorMs / notes)} ms`,
    `${figures(processorMs / own.processorMs)}×`,
  ]
  return {
    title: 'Beside others',
    says:
      'The same notes, from the file to what is stored, in a fresh process; nothing is written. prepdeck reads two cards, ' +
      'checks everything and proves 64 variants; yanki renders the note as one card to HTML and checks nothing. ' +
      (hasYanki ? '' : 'yanki was not there: `BENCH_YANKI` names a folder where `npm install yanki@2.0.9` was run. ') +
      'mdanki cannot be had from npm any more.',
    head: ['Reader', 'notes', 'processor time for a note', 'of prepdeck'],
    rows: [row('prepdeck', own), ...(yanki ? [row('yanki 2.0.9', yanki)] : [])],
    goals: [],
  }
}
