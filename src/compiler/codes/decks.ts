// Owns the codes of decks and cards as a whole.
import { error, warning } from './row.ts'

export const deckCodes = {
  'deck.missing': warning(
    'Without deck.md the deck is named after its folder, and renaming the folder would cut its history.',
  ),
  'deck.no-id': warning(
    'Without an id the deck is named after its folder, and renaming the folder would cut its history.',
  ),
  'deck.duplicate-id': error(
    'Two decks of one build share an id, so their cards would share their history. The second is left out.',
  ),
  'deck.nested': error('A deck inside a deck. Move it beside the other one.'),
  'deck.unusable': error(
    'Without the id or the languages of deck.md cards would get other names and lose their history, so the deck is left out.',
  ),
  'deck.empty': warning('No card of the deck builds, so there is nothing to ask.'),
  'lock.malformed': error(
    "deck.lock holds a line that is not one of its own, perhaps what a merge left. Take both sides' lines; the file is not touched until then.",
  ),
  'lock.future': warning(
    "A card changed in the future, says deck.lock: some machine's clock was wrong. Exports would not update it until then.",
  ),
  'lock.frozen': error(
    'The deck is not what deck.lock says, and `--frozen` lets nothing change it. Build without it, and commit deck.lock.',
  ),
  'license.missing': error(
    'A release says of every card under which terms it may be passed on. State `license` in deck.md, note or card.',
  ),
  'lock.unwritable': warning(
    'deck.lock cannot be written, so the deck builds, but the moments of its changes are lost and exports are not stable.',
  ),
} as const

export const cardCodes = {
  'id.invalid': error('Ids are letters, digits, `-`, `_` and `.`, at most 100.'),
  'id.empty': error('Path and heading hold no letter or digit to make an id from. Write one.'),
  'id.changed': warning(
    'The id follows from a heading that has changed, so that the card would begin anew. Write the old id down, or the new one to mean another card.',
  ),
  'alias.taken': error('A former id that another card has now, or had.'),
  'card.duplicate-id': error('Ids are unique in a deck, also without regard to case. The second card is left out.'),
  'card.no-heading': error('A card block stands directly under a heading, which is its title.'),
  'card.fence': warning(
    'The word behind the fence is almost `card`; as it stands the block is code, and there is no card.',
  ),
  'card.too-long': error('Far longer than any card block. What people read stands in the text below it.'),
  'card.no-text': error('The card asks nothing.'),
  'title.template': error('A title is the same for everybody. Drawn numbers go into the text.'),
  'kind.missing': error('Nothing says what kind of card it is: no answer, no options, no gaps.'),
  'kind.ambiguous': error('The content speaks for several kinds. State one with `kind`.'),
  'kind.contradicted': error('The content does not go with the stated kind.'),
  'section.empty': warning('A section without text is not shown.'),
  'section.repeated': error('Only hints may come several times.'),
  'section.unknown': warning(
    "The heading looks like a section's, but is read as text: in the question, a solution would be shown with it.",
  ),
  'tex.invalid': warning(
    'MathJax, which sets the formulas in Anki, shows its complaint in red instead of this one. Mend the TeX; a dollar sign that is none is written `\\$`.',
  ),
  'tex.too-long': warning('Far longer than Discord shows. Split it; MathJax, which would take minutes, is not asked.'),
  'discord.limit': warning('Discord cannot show the card as written, or ask it.'),
} as const
