// Owns the doctor's look at the files of DATA_DIR: is there something to ask, and is what people made whole.
import { isRanked } from '../../domain/play/choice.ts'
import { deckFile, playFile } from '../../i18n/en/files.ts'
import { openDeck } from '../../storage/deck/reader.ts'
import { inspectPlayFile } from '../../storage/play/inspect.ts'
import { broken, doubtful, fine, type Finding } from './finding.ts'

export function checkDeck(path: string): Finding {
  const opened = openDeck(path)
  if (!opened.ok) {
    const { code, args } = opened.error
    return broken('deck', deckFile[code](String(args.path), String(args.detail ?? '')))
  }
  const decks = opened.value.decks()
  const cards = decks.flatMap(({ id }) => opened.value.cards(id)).filter(({ kind }) => isRanked(kind)).length
  opened.value.close()
  return cards === 0
    ? broken('deck', `${path} has no card that can be asked: write one and build again.`)
    : fine('deck', `${cards} cards to ask in ${decks.map(({ title }) => title).join(', ')}`)
}

/** Reads all of the file and changes nothing. */
export function checkPlayFile(path: string): Finding {
  const found = inspectPlayFile(path)
  switch (found.kind) {
    case 'missing':
      return fine('database', 'nobody has played yet; the first start makes play.sqlite')
    case 'sound':
      return found.behind === 0
        ? fine('database', `every page and reference is whole (version ${found.version})`)
        : doubtful('database', `whole, of an earlier version: the next start of the bot brings it up to date`)
    case 'broken':
      return broken('database', playFile[found.code](path))
  }
}
