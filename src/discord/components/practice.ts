// Owns practice after the results: the question with other numbers, its form, its grade, as often as one likes.
import { answerPractice, practicePlace, practise as ask, type Practice } from '../../app/practise-drop.ts'
import { resultsAt } from '../../domain/play/drop.ts'
import { typedText } from '../../domain/grading/answer.ts'
import { encodeId, type Fields } from '../custom-id.ts'
import { component, type Call, type Message, type World } from '../define.ts'
import { dropHere, unknownDrop } from '../question.ts'
import { button, moment } from '../view/components.ts'
import { answerForm, answerIn } from '../view/form.ts'
import { filledIn, gapsMessage } from '../view/gaps.ts'
import { notice } from '../view/notice.ts'
import { practiceFields, practiceMessage, practisedMessage } from '../view/practice.ts'
import { typedIn, unreadableMessage } from '../view/unreadable.ts'

export const practise = component<'practise', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    if (!drop) return unknownDrop(call)
    const place = await practicePlace(world.store, drop, (await call.person()).id)
    const { id: turn, at, locale } = call
    const practice = await ask(world, { drop: drop.id, place, turn, at, locale })
    return practice.kind === 'asked' ? practiceMessage(practice.question, call.texts) : refusal(practice, call)
  },
})

export const tryAnswer = component<'try', 'modal'>({
  policy: 'modal',
  async run(call, fields, world) {
    const practice = await practiceHere(call, world, fields)
    if (practice.kind !== 'asked') return refusal(practice, call)
    const { question } = practice
    const shown = call.message?.components
    const before = {
      filled: fields.how === 'more' ? filledIn(shown) : [],
      ...(fields.how === 'again' ? { typed: typedIn(shown) } : {}),
    }
    return answerForm(question, encodeId('tried', practiceFields(question)), before, call.texts)
  },
})

export const tried = component<'tried', 'private'>({
  policy: 'private',
  async run(call, fields, world, values) {
    const practice = await practiceHere(call, world, fields)
    if (practice.kind !== 'asked') return refusal(practice, call)
    const { question } = practice
    const given = answerIn(values, filledIn(call.message?.components))
    const gaps = question.presented.gaps?.length ?? 0
    if (given.kind === 'filled' && given.texts.length < gaps)
      return gapsMessage(given.texts, gaps, gapButtons(fields, call), call.texts)
    const answered = await answerPractice(world, { ...question, at: call.at, locale: call.locale }, given)
    if (answered.kind === 'graded') return practisedMessage(answered.question, answered.graded, call.texts)
    if (answered.kind !== 'ungradable') return refusal(answered, call)
    const again = button(call.texts.bot.unreadable.again, 'try', { ...fields, how: 'again' }, 'main')
    return unreadableMessage(typedText(given), answered.verdict.problem, again, call.texts)
  },
})

export const solve = component<'solve', 'own'>({
  policy: 'own',
  async run(call, fields, world) {
    const practice = await practiceHere(call, world, fields)
    if (practice.kind !== 'asked') return refusal(practice, call)
    return practisedMessage(practice.question, undefined, call.texts)
  },
})

/** The question that a custom id names, if its drop is one of this server. */
async function practiceHere(call: Call, world: World, fields: Fields<'tried'>): Promise<Practice> {
  const drop = await dropHere(call, world, fields)
  if (!drop) return { kind: 'unknown' }
  const { at, locale } = call
  return ask(world, { drop: drop.id, place: Number(fields.place), turn: fields.turn, at, locale })
}

const gapButtons = (fields: Fields<'tried'>, { texts }: Call) => [
  button(texts.bot.gaps.more, 'try', { ...fields, how: 'more' }, 'main'),
  button(texts.bot.gaps.again, 'try', { ...fields, how: 'new' }),
]

function refusal(practice: Exclude<Practice, { kind: 'asked' }>, { texts }: Call): Message {
  const { practice: words, drops } = texts.bot
  switch (practice.kind) {
    case 'early':
      return notice(words.early(moment(resultsAt(practice.drop))))
    case 'withheld':
      return notice(words.withheld)
    case 'withdrawn':
    case 'unknown':
    case 'undrawable':
      return notice(drops[practice.kind])
  }
}
