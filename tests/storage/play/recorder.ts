// A child process of the crash tests: plays for ever and prints `drop person` after each confirmed attempt, or
// `refused code` and ends. Argument: the play file.
import { writeSync } from 'node:fs'
import { openPlayStore } from '../../../src/storage/play/open.ts'
import { StoreUnavailable } from '../../../src/storage/play/unavailable.ts'
import { answer, makeQuiz, personNamed, postNext } from '../../contracts/play-store/world.ts'

const opened = await openPlayStore(process.argv[2] ?? '')
if (!opened.ok) throw new Error(opened.error.code)
const store = opened.value
try {
  const quiz = await makeQuiz(store)
  const people = await Promise.all(['Ada', 'Bo', 'Chen'].map(name => personNamed(store, name)))
  for (;;) {
    const drop = await postNext(store, quiz)
    for (const person of people) {
      const { recorded } = await answer(store, drop, person)
      if (recorded) writeSync(1, `${drop.id} ${person}\n`)
    }
  }
} catch (error) {
  if (!(error instanceof StoreUnavailable)) throw error
  writeSync(1, `refused ${error.code}\n`)
}
