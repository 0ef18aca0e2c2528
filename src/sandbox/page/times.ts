// Elements that show a moment of the sandbox's time and stay true while it passes.
import { element } from './element.ts'
import { formatTimestamp, type Place } from './markdown/timestamp.ts'
import type { TimeStyle } from './markdown/tree.ts'
import { now, onTick } from './clock.ts'
import { currentLocale } from './state.ts'

/** Locale of the person acted as, zone of this machine. */
export function place(): Place {
  return { locale: currentLocale(), timeZone: undefined }
}

/** `<t:unix:style>` as an element; its tooltip is the full date. */
export function timeElement(unixSeconds: number, style: TimeStyle): HTMLElement {
  const full = formatTimestamp(unixSeconds, 'F', now(), place())
  const text = formatTimestamp(unixSeconds, style, now(), place())
  return element('time', { class: 'timestamp', title: full, 'data-unix': unixSeconds, 'data-style': style }, text)
}

/** Keeps "in 3 minutes" true in everything already drawn. */
export function startTimes(): void {
  onTick(() => {
    for (const node of document.querySelectorAll<HTMLElement>('time[data-style="R"]')) {
      const text = formatTimestamp(Number(node.dataset['unix']), 'R', now(), place())
      // Writing the same words again would disturb a selection and wake screen readers.
      if (node.textContent !== text) node.textContent = text
    }
  })
}
