// Owns the button Answer of a posted drop: it shows the person their own question.
import { component } from '../define.ts'
import { dropIdOf, showQuestion } from '../question.ts'

export const answer = component<'answer', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const id = dropIdOf(fields)
    const drop = await world.store.drop(id)
    // A button that was pressed proves that its message is there, also where nobody could write that down.
    if (drop && call.message && (drop.state === 'opening' || drop.state === 'skipped'))
      await world.store.recordPosted({ quizId: drop.quizId, kind: 'drop', key: String(id) }, call.message.id, call.at)
    return showQuestion(call, world, id)
  },
})
