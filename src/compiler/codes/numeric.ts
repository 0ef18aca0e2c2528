// Owns the codes of what cards compute.
import { error, warning } from './row.ts'

export const numericCodes = {
  'answer.missing': error('A numeric card and a formula card have a formula for their answer.'),
  'answer.shown': error(
    'The answer stands in the question or in a hint, for everybody to read. It belongs into the explanation.',
  ),
  'params.not-number': error(
    'Parameters are decimals of at most 30 digits: `a..b`, `a..b step s`, a list, or one number.',
  ),
  'params.reversed': error('A range goes from the smaller to the larger number.'),
  'params.step': error('A step of zero or less never reaches the end of the range.'),
  'params.no-step': error('Without a step a range is of whole numbers.'),
  'params.empty-list': error('There is nothing to draw from.'),
  'params.too-many': error('The parameter can take more values than a draw tells apart sensibly.'),
  'params.few-points': error(
    'Two formulas are the same if they agree at 16 draws of the parameters. Here fewer meet `where` and give the formula a value.',
  ),
  'params.no-draw': error('No combination of the parameters is acceptable, so there is nothing to ask.'),
  'variable.invalid': error(
    'Names are letters, digits and `_`, no digit first; words of the formula language are taken.',
  ),
  'variable.duplicate': error('A name stands for one thing in a card.'),
  'variable.unused': error('The name stands in no formula and no text: a slip, or something forgotten.'),
  'variable.unseen': error(
    'The answer depends on the number, and the question does not show it: nobody could answer. Show it in a template.',
  ),
  'variable.hides-constant': warning('In this card the name is no longer the constant.'),
  'mistake.incomplete': error('A mistake is a wrong formula and what to say to it.'),
  'mistake.credit': error('A credit is a share between 0 and 1.'),
  'mistake.never-distinct': error('The wrong formula gives the right answer in every draw, so it is none.'),
  'mistake.undefined': error('The wrong formula has no value in any draw, so nobody can make it.'),
  'mistake.same': warning('Two mistakes give the same value in every draw, so nobody can tell which was made.'),
  'example.unknown': error('An example names the parameters and `answer`.'),
  'example.incomplete': error('An example gives every parameter and `answer`.'),
  'example.not-number': error('An example holds numbers.'),
  'example.value': error('The example names a value that the parameter never takes.'),
  'example.disagrees': error('The formula gives another answer than the example says. One of the two is wrong.'),
  'proof.key-text': error('The answer as people see it would not be graded right.'),
  'proof.few-answers': warning(
    'Few distinct answers are soon known by heart, and neighbours copy. Widen the parameters or say `few: true`.',
  ),
  'proof.rejected': warning('Most draws are rejected. Narrow the parameters to what `where` allows.'),
  'formula.not-number': error('A number is expected here, and the formula is a condition or a list.'),
  'formula.not-list': error('The answer is a list, and what is compared with it must be one, too.'),
  'formula.not-condition': error('A condition is expected here, and the formula is a number.'),
  'template.unclosed': error('`{{` opens a formula in the text and `}}` closes it. A literal brace pair is `\\{{`.'),
  'template.format': error('Behind the bar stands how a number is shown: `3sf`, `2dp`, `%`, `sci` or `int`.'),
  'template.empty': error('Between the braces stands a formula.'),
  'template.letter': error('In a formula card the names are letters: no number is drawn for a text to show.'),
  'template.condition': error('A text shows numbers, and the formula is a condition.'),
} as const
