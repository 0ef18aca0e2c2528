// The coloured edge of embeds and containers.

/** Gives the element its accent; through the CSSOM, because the page's policy forbids style attributes. */
export function accent(node: HTMLElement, colour: number | null | undefined): HTMLElement {
  if (colour == null) return node
  node.classList.add('accented')
  node.style.setProperty('--accent', `#${colour.toString(16).padStart(6, '0')}`)
  return node
}
