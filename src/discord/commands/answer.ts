// Owns /answer: the open question answered in one line, by whoever has seen theirs.
import { answerDrop } from '../../app/answer-drop.ts'
import { command } from '../define.ts'
import { answeredReply } from '../graded.ts'
import { showQuestion } from '../question.ts'
import { belongingOf, quizOf } from '../quizzes.ts'
import { moment } from '../view/components.ts'
import { MOST_TYPED } from '../view/form.ts'
import { notice } from '../view/notice.ts'

export const answer = command({
  name: 'answer',
  options: { answer: { type: 'string', required: true, maxLength: MOST_TYPED } },
  policy: 'private',
  async run(call, { answer: text }, world) {
    const quiz = await quizOf(call, world)
    if (!quiz.ok) return quiz.error
    const { store } = world
    const drop = await store.openDropOf(quiz.value.id, call.at)
    if (!drop) return notice(call.texts.bot.drops.next(moment(quiz.value.nextOpensAt)))
    const person = await call.person()
    // Numbers that nobody has seen cannot be answered: that would cost the one attempt.
    if (!(await store.assignment(drop.id, person.id)))
      return [...notice(call.texts.bot.practice.unseen), ...(await showQuestion(call, world, drop))]
    const given = { kind: 'typed', text } as const
    const answered = await answerDrop(store, {
      drop: drop.id,
      person: person.id,
      sourceId: call.id,
      answeredAt: call.at,
      answer: given,
      belonging: belongingOf(call),
      locale: call.locale,
    })
    return answeredReply(answered, given, call, world)
  },
})
