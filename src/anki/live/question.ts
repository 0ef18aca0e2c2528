// Owns the front of a live card: the field, its keypad, and the verdict below as soon as an answer is checked.
import type { CalculatedCard } from '../../domain/deck/card.ts'
import type { Asked } from './asked.ts'
import { flip, hasKeyboard } from './host.ts'
import { keypad } from './keypad.ts'
import { make } from './nodes.ts'
import { textsOf, type LiveTexts } from './texts.ts'
import { showVerdict } from './verdict.ts'

/** What is asked, and who wants to know what is typed. */
interface Sheet {
  readonly card: CalculatedCard
  readonly asked: Asked
  readonly typed: (text: string) => void
}

/** Puts the field with all that belongs to it below the texts of `root`. */
export function addQuestion(root: Element, { card, asked, typed }: Sheet): void {
  const locales = [...asked.texts.keys()]
  const second = root.querySelector<HTMLInputElement>('#pd-switch')
  const locale = (): string => (second?.checked ? locales[1] : locales[0]) ?? ''
  const field = make('input', 'pd-field tappable')
  const wants = make('label', 'pd-wants')
  const button = make('button', 'pd-check tappable')
  const said = make('div', 'pd-said')
  const heading = make('summary', 'tappable')
  const keys = make('details', 'pd-pad tappable', heading)
  /** What was checked last. */
  let checked: string | undefined

  const show = (): void => {
    if (checked === undefined) return
    const says = asked.texts.get(locale())?.says ?? []
    showVerdict(said, asked.grade(checked), checked, says, textsOf(locale()))
  }
  const label = (): void => {
    const texts = textsOf(locale())
    const { live, answering } = texts
    wants.textContent = wantsOf(card, asked, locale(), texts)
    field.placeholder = placeholderOf(card, asked, texts)
    field.setAttribute('aria-label', answering.form.title)
    button.textContent = live.check
    heading.textContent = live.keys
    keys.querySelector('.pd-erase')?.setAttribute('aria-label', live.erase)
    show()
  }
  const check = (): void => {
    checked = field.value
    typed(field.value)
    show()
  }
  const type = (text: string): void => {
    if (!edit(field, 'insertText', text))
      field.setRangeText(text, field.selectionStart ?? 0, field.selectionEnd ?? 0, 'end')
    typed(field.value)
  }
  const erase = (): void => {
    const [from, to] = [field.selectionStart ?? 0, field.selectionEnd ?? 0]
    // A sign may be two units long.
    const sign = /[^]$/u.exec(field.value.slice(0, from))?.[0] ?? ''
    if (!edit(field, 'delete')) field.setRangeText('', from === to ? from - sign.length : from, to, 'end')
    typed(field.value)
  }

  field.inputMode = 'text'
  field.enterKeyHint = 'done'
  for (const name of ['autocapitalize', 'autocorrect', 'autocomplete']) field.setAttribute(name, 'off')
  field.spellcheck = false
  field.addEventListener('input', () => typed(field.value))
  button.type = 'button'
  button.addEventListener('click', check)
  keys.append(keypad(card, asked, type, erase))
  keys.open = !hasKeyboard()
  // Heard by those who do not see it.
  said.setAttribute('role', 'status')
  said.setAttribute('aria-live', 'polite')
  const sheet = make('div', 'pd-live', wants, make('div', 'pd-line', field, button), said, keys)
  onKeys(sheet, field, () => {
    if (checked === field.value) return flip()
    check()
    return true
  })
  second?.addEventListener('change', label)
  label()
  root.append(sheet)
  if (hasKeyboard()) field.focus({ preventScroll: true })
}

/**
 * What the keyboard would have done, so that the browser can undo it; whether it did something. Only where the cursor is.
 * Nothing else reaches what a browser remembers of a field, though this is called outdated.
 */
const edit = (field: HTMLInputElement, command: 'insertText' | 'delete', text?: string): boolean =>
  document.activeElement === field && document.execCommand(command, false, text)

/**
 * Keys inside are no shortcuts of the host. `enter` says whether it did something: where it did not, the host gets the
 * key, which shows the answer there.
 */
function onKeys(sheet: Element, field: HTMLInputElement, enter: () => boolean): void {
  for (const name of ['keydown', 'keypress', 'keyup'] as const)
    sheet.addEventListener(name, event => {
      const { key, isComposing } = event as KeyboardEvent
      const isEnter = key === 'Enter' && !isComposing && event.target === field
      if (name === 'keydown' && key === 'Escape') field.blur()
      if (isEnter && name === 'keydown') {
        event.preventDefault()
        if (!enter()) return field.blur()
      }
      event.stopPropagation()
    })
}

function wantsOf(
  card: CalculatedCard,
  { list, texts }: Asked,
  locale: string,
  { answering: { question } }: LiveTexts,
): string {
  if (card.kind === 'formula') return question.names(namesOf(card))
  const unit = texts.get(locale)?.unit
  return [...(list ? [question.list[list]] : []), ...(unit === undefined ? [] : [question.unit(unit)])].join(' ')
}

function placeholderOf(card: CalculatedCard, { list }: Asked, { answering: { form } }: LiveTexts): string {
  if (card.kind === 'formula') return form.formula(namesOf(card))
  return list ? form.listPlaceholder : form.placeholder
}

const namesOf = ({ params }: CalculatedCard): string => params.map(({ name }) => name).join(', ')
