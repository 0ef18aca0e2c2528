// Owns the button Answer of a posted drop: it shows the person their own question.
import { component } from '../define.ts'
import { dropHere, showQuestion, unknownDrop } from '../question.ts'

export const answer = component<'answer', 'private'>({
  policy: 'private',
  async run(call, fields, world) {
    const drop = await dropHere(call, world, fields)
    if (!drop) return unknownDrop(call)
    const isUnrecorded = drop.state === 'opening' || drop.state === 'skipped'
    // A button that was pressed proves that its message is there, also where nobody could write that down.
    if (call.message && isUnrecorded)
      await world.store.recordPosted(
        { quizId: drop.quizId, kind: 'drop', key: String(drop.id) },
        call.message.id,
        call.at,
      )
    return showQuestion(call, world, drop)
  },
})
