// Owns making what live cards add to the page: elements with text, never text read as HTML, and formulas for MathJax.

type Child = Node | string

/** An element of class `pd-…`, or of several; strings become text. */
export function make<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  classes: string,
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  node.className = classes
  node.append(...children)
  return node
}

/** HTML that the exporter has written. */
export function written(html: string): DocumentFragment {
  const template = document.createElement('template')
  template.innerHTML = html
  return template.content
}

/** Has formulas in `element` set, where the host has MathJax: it does not look at what comes later by itself. */
export function typeset(element: Element): void {
  const { MathJax } = window as unknown as Partial<WithMathJax>
  // A formula that cannot be set stands as its source, as everywhere in Anki.
  MathJax?.typesetPromise?.([element]).catch(() => {})
}

interface WithMathJax {
  readonly MathJax: { readonly typesetPromise?: (elements: readonly Element[]) => Promise<unknown> }
}
