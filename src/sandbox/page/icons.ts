// The page's own icons as SVG paths: no font, no picture file, no outside request.

const paths = {
  hash: 'M10 4 8 20M16 4l-2 16M4.5 9h16M3.5 15h16',
  menu: 'M4 6h16M4 12h16M4 18h16',
  close: 'M6 6l12 12M18 6 6 18',
  send: 'M4 4.5 20.5 12 4 19.5l2.2-7.5zM6.2 12H13',
  sun: 'M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4M8 12a4 4 0 1 0 8 0 4 4 0 1 0-8 0',
  panel: 'M4 5h16v14H4zM14 5v14M16.5 9h1.5M16.5 12h1.5',
  clock: 'M3 12a9 9 0 1 0 18 0 9 9 0 1 0-18 0M12 7v5l3.5 2',
  eye: 'M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12M9.3 12a2.7 2.7 0 1 0 5.4 0 2.7 2.7 0 1 0-5.4 0',
  link: 'M9 5H5v14h14v-4M13 4h7v7M20 4l-9 9',
  file: 'M6 3h8l4 4v14H6zM14 3v4h4',
  down: 'M6 9.5 12 15.5 18 9.5',
  reply: 'M20 18v-3a5 5 0 0 0-5-5H5M9 6l-4.5 4L9 14',
  warning: 'M12 4 2.5 20h19zM12 10v4.5M12 17.2v.6',
  check: 'M5 12.5 10 17.5 19.5 7',
  more: 'M6 12h.01M12 12h.01M18 12h.01',
} as const

export type IconName = keyof typeof paths

/** An icon that takes the colour of the text around it; hidden from readers, the control beside it carries the name. */
export function icon(name: IconName): SVGSVGElement {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg')
  svg.setAttribute('viewBox', '0 0 24 24')
  svg.setAttribute('class', `icon icon-${name}`)
  svg.setAttribute('aria-hidden', 'true')
  const path = document.createElementNS('http://www.w3.org/2000/svg', 'path')
  path.setAttribute('d', paths[name])
  svg.append(path)
  return svg
}
