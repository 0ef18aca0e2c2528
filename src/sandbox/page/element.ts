// Makes DOM nodes: text stays text, so nothing a bot or a person wrote is ever read as HTML.

export type Child = Node | string | undefined | false

type Attributes = { [name: string]: string | number | boolean | undefined | ((event: never) => void) }

/**
 * One element. `true` sets an empty attribute, `false` and `undefined` set none, a function named `onclick` and the
 * like becomes a listener, everything else an attribute. Styles are set by class: the page's policy forbids inline ones.
 */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[Name] {
  const node = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    // The caller names the event, so only it knows the event's type; DOM calls the listener with that event.
    if (typeof value === 'function') node.addEventListener(key.slice(2), value as EventListener)
    else node.setAttribute(key, value === true ? '' : String(value))
  }
  append(node, ...children)
  return node
}

/** Appends children, leaving out the absent ones. */
function append(parent: Node, ...children: Child[]): void {
  for (const child of children) {
    if (child === undefined || child === false) continue
    parent.appendChild(typeof child === 'string' ? document.createTextNode(child) : child)
  }
}

/** The element of index.html with this id; a missing one is a mistake in the page itself. */
export function byId<Type extends HTMLElement>(id: string, type: new () => Type): Type {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`index.html has no ${type.name} #${id}`)
  return found
}
