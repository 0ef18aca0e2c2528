// Owns pictures to draw on: four fields of colour and a mark, by the ending of their name PNG, JPEG or WebP.
import type { Page } from 'playwright-core'

const types: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', webp: 'image/webp' }

/** What a camera says that was held upright: the picture is shown turned to the right. */
const turnedRight = Buffer.from('ffe1002245786966000049492a0008000000010012010300010000000600000000000000', 'hex')

/** A picture of 400 × 300, made in `page`; a `turned…` one lies on its side in the file. */
export async function photo(page: Page, name: string): Promise<Buffer> {
  const address = await page.evaluate(
    type => {
      const canvas = document.createElement('canvas')
      Object.assign(canvas, { width: 400, height: 300 })
      const context = canvas.getContext('2d')
      const fields = ['#336699', '#99cc66', '#663399', '#cccccc']
      for (const [index, colour] of fields.entries()) {
        if (!context) continue
        context.fillStyle = colour
        context.fillRect((index % 2) * 200, Math.floor(index / 2) * 150, 200, 150)
      }
      context?.clearRect(300, 20, 40, 40)
      return canvas.toDataURL(type, 0.95)
    },
    types[name.split('.').at(-1) ?? ''],
  )
  const bytes = Buffer.from(address.slice(address.indexOf(',') + 1), 'base64')
  return name.startsWith('turned') ? Buffer.concat([bytes.subarray(0, 2), turnedRight, bytes.subarray(2)]) : bytes
}
