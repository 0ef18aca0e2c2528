// The modal a bot opens: its form, the checks before sending, and what came of it.
import { element } from '../element.ts'
import { icon } from '../icons.ts'
import { markdown } from '../markdown/show.ts'
import { nameOf } from '../names.ts'
import { state } from '../state.ts'
import { kinds, type Modal, type ModalComponent } from '../wire.ts'
import { makeField, type Field, type Value } from './fields.ts'

export type Values = Record<string, Value>

/** Opens a modal. `submit` sends its values and says what went wrong, if anything; the form closes only when nothing did. */
export function openModal(modal: Modal, submit: (values: Values) => Promise<string | undefined>): void {
  const fields: Field[] = []
  const rows = modal.components.flatMap((component, at) => rowsOf(component, at, fields))
  const failure = element('p', { class: 'failure', role: 'alert' })
  const submitButton = element(
    'button',
    { type: 'submit', class: 'button primary', 'data-testid': 'modal-submit' },
    'Submit',
  )
  const close = () => dialog.close()

  const form = element(
    'form',
    { method: 'dialog', novalidate: true },
    element(
      'header',
      {},
      element('h2', { id: 'modal-title' }, modal.title),
      element('button', { type: 'button', class: 'icon-button', 'aria-label': 'Close', onclick: close }, icon('close')),
    ),
    element(
      'p',
      { class: 'modal-warning' },
      `This form will be submitted to ${nameOf(state.world.bot)}. Do not share passwords or other sensitive information.`,
    ),
    element('div', { class: 'modal-fields' }, ...rows),
    failure,
    element(
      'footer',
      {},
      element('button', { type: 'button', class: 'button quiet-button', onclick: close }, 'Cancel'),
      submitButton,
    ),
  )
  const dialog = element('dialog', { class: 'modal', 'data-testid': 'modal', 'aria-labelledby': 'modal-title' }, form)

  form.addEventListener('submit', event => {
    event.preventDefault()
    if (submitButton.getAttribute('aria-busy') === 'true' || !showProblems(fields)) return
    void send()
  })
  const send = async () => {
    submitButton.setAttribute('aria-busy', 'true')
    failure.textContent = ''
    const problem = await submit(Object.fromEntries(fields.map(field => [field.customId, field.read()])))
    submitButton.removeAttribute('aria-busy')
    // What was typed stays in the form, so that nothing is lost to a bot that is down.
    if (problem === undefined) dialog.close()
    else failure.replaceChildren(icon('warning'), `${problem}. Nothing was lost: try again.`)
  }

  const before = document.activeElement
  dialog.addEventListener('keydown', event => trapFocus(dialog, event))
  dialog.addEventListener('close', () => {
    dialog.remove()
    const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
    if (isThere) before.focus()
    else document.getElementById('composer')?.focus()
  })
  document.body.append(dialog)
  dialog.showModal()
  fields[0]?.focus()
}

function rowsOf(component: ModalComponent, at: number, fields: Field[]): HTMLElement[] {
  switch (component.type) {
    case kinds.textDisplay:
      return [markdown(component.content)]
    case kinds.label:
      return [labelled(component, `field-${at}`, fields)]
    case kinds.actionRow:
      // The older form: a row of one text input that carries its own label.
      return component.components.map((input, inner) =>
        labelled({ label: input.label ?? '', component: input }, `field-${at}-${inner}`, fields),
      )
  }
}

type Labelled = Pick<Extract<ModalComponent, { type: typeof kinds.label }>, 'label' | 'description' | 'component'>

function labelled({ label, description, component }: Labelled, id: string, fields: Field[]): HTMLElement {
  const labels = { id, labelId: `${id}-label`, describedBy: `${id}-description ${id}-problem` }
  const field = makeField(component, labels)
  fields.push(field)
  const isRequired = component.type !== kinds.checkbox && (component.required ?? true)
  const words = [label, isRequired && element('span', { class: 'required', 'aria-hidden': 'true' }, ' *')]
  return element(
    'div',
    { class: 'field', 'data-field': field.customId },
    // A group or a select is named by aria-labelledby; only a single input takes a label of its own.
    component.type === kinds.textInput || component.type === kinds.checkbox
      ? element('label', { class: 'field-label', id: labels.labelId, for: id }, ...words)
      : element('span', { class: 'field-label', id: labels.labelId }, ...words),
    description !== undefined && element('p', { class: 'field-description', id: `${id}-description` }, description),
    field.control,
    element('p', { class: 'field-problem', id: `${id}-problem`, role: 'alert' }),
  )
}

/** Writes each field's problem below it and goes to the first; true when there is none. */
function showProblems(fields: Field[]): boolean {
  let first: Field | undefined
  for (const field of fields) {
    const problem = field.problem()
    const row = field.control.closest('.field')
    const line = row?.querySelector('.field-problem')
    if (line) line.textContent = problem ?? ''
    row?.classList.toggle('invalid', problem !== undefined)
    if (problem !== undefined) first ??= field
  }
  first?.focus()
  return first === undefined
}

/** Tab goes round inside the modal; the rest of the page is inert, but the browser's own bars are not. */
function trapFocus(dialog: HTMLDialogElement, event: KeyboardEvent): void {
  if (event.key !== 'Tab') return
  const stops = [...dialog.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]')].filter(
    stop => !stop.matches(':disabled'),
  )
  const [first, last] = [stops[0], stops.at(-1)]
  const leaves = event.shiftKey ? document.activeElement === first : document.activeElement === last
  if (!leaves) return
  event.preventDefault()
  const next = event.shiftKey ? last : first
  next?.focus()
}
