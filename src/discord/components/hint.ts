// Owns the button Hint of a question: the next hint stands in the question from then on, and costs part of the points.
import { takeHint } from '../../app/take-hint.ts'
import { component } from '../define.ts'
import { dropHere, showQuestion, unknownDrop, withheld } from '../question.ts'
import { questionMessage } from '../view/question.ts'

export const hint = component<'hint', 'own'>({
  policy: 'own',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    if (!drop) return unknownDrop(call)
    const person = await call.person()
    const asked = { drop: drop.id, person: person.id, at: call.at, locale: call.locale, place: Number(fields.place) }
    const hinted = await takeHint(world.store, asked)
    if (hinted.kind === 'hinted') return questionMessage(hinted.question, call.texts, hinted.hints)
    // There is no such hint, or it is too late for one: the question as it stands.
    if ('question' in hinted) return showQuestion(call, world, drop)
    return withheld(hinted, call.texts)
  },
})
