// Owns making an SVG harmless: what only draws is written anew, everything else (scripts, links, foreign content) is left out.

/** Elements that draw, or that those refer to. */
const elements = new Set(
  `svg g defs title desc path rect circle ellipse line polyline polygon text tspan textPath use symbol marker
   linearGradient radialGradient stop clipPath mask pattern filter feBlend feColorMatrix feComponentTransfer feComposite
   feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
   feGaussianBlur feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile
   feTurbulence`.split(/\s+/),
)

export interface CleanSvg {
  readonly svg: string
  /** What was left out, each once: `<script>`, `onload`. */
  readonly removed: readonly string[]
}

/** A comment, an instruction, CDATA (1), a declaration, an end tag (2), a start tag (3) with attributes (4) and slash (5), or text (6). */
const token =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<![A-Za-z][^>[]*>|<\/([A-Za-z][\w:.-]*)\s*>|<([A-Za-z][\w:.-]*)((?:\s+[A-Za-z_][\w:.-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/gy
const attribute = /([A-Za-z_][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)')/g

/**
 * `text` without anything that could run or load something; undefined where it is not well-formed, or declares entities.
 * The same text gives the same result, and that of a result is itself.
 */
export function cleanSvg(text: string): CleanSvg | undefined {
  const removed = new Set<string>()
  const open: { readonly name: string; readonly isKept: boolean }[] = []
  let svg = ''
  let at = text.startsWith('\ufeff') ? 1 : 0
  let hasRoot = false
  const isKept = (): boolean => open.at(-1)?.isKept ?? true
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) return undefined
    at = token.lastIndex
    const [, cdata, ending, name, attributes = '', slash, characters] = found
    const shown = cdata === undefined ? characters : cdata.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
    if (shown !== undefined) {
      if (!isText(shown) || (open.length === 0 && shown.trim() !== '')) return undefined
      if (open.length > 0 && isKept()) svg += shown.replaceAll('>', '&gt;')
    } else if (ending !== undefined) {
      if (open.pop()?.name !== ending) return undefined
      if (isKept() && elements.has(ending)) svg += `</${ending}>`
    } else if (name !== undefined) {
      if (open.length === 0 && (hasRoot || name !== 'svg')) return undefined
      hasRoot = true
      if (!elements.has(name)) removed.add(`<${name}>`)
      const keeps = isKept() && elements.has(name)
      const kept = cleanAttributes(attributes, removed)
      if (kept === undefined) return undefined
      if (keeps) svg += `<${name}${kept}${slash}>`
      if (slash === '') open.push({ name, isKept: keeps })
    }
  }
  return open.length === 0 && hasRoot ? { svg, removed: [...removed] } : undefined
}

/** Only references that every XML reader knows: others would come from a declaration, which is left out. */
const isText = (text: string): boolean => !/&(?!(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[\da-fA-F]{1,6});)/.test(text)

/** What a value must not hold, however it is spelled: references are resolved and blanks dropped before. */
const reaching = /url\((?!["']?#)|@import|javascript:|data:|expression\(|\\/

function cleanAttributes(source: string, removed: Set<string>): string | undefined {
  let kept = ''
  const names = new Set<string>()
  for (const [, name = '', double, single] of source.matchAll(attribute)) {
    const value = double ?? single ?? ''
    if (names.has(name) || !isText(value)) return undefined
    names.add(name)
    const plain = resolved(value)
      .replace(/[\s\0]/g, '')
      .toLowerCase()
    const isLink = /(?:^|:)(?:href|src)$/i.test(name)
    const isNamespace = /^xmlns(?::|$)/.test(name)
    const isHarmless =
      !/^on/i.test(name) &&
      !/^xml:base$/i.test(name) &&
      (isNamespace || (isLink ? plain.startsWith('#') : !reaching.test(plain)))
    if (isHarmless) kept += ` ${name}="${value.replaceAll('"', '&quot;').replaceAll('>', '&gt;')}"`
    else removed.add(name)
  }
  return kept
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** `value` with its references as the characters they stand for. */
const resolved = (value: string): string =>
  value.replace(/&(#x?)?(\w+);/g, (_, number: string | undefined, name: string) => {
    if (number === undefined) return named[name] ?? ''
    const code = Number.parseInt(name, number === '#x' ? 16 : 10)
    return code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
