// Owns the wire format of protocol buffers, as far as Anki's packages use it: varints and byte strings in fields.

/** One field of a message: its number and its value, a whole number or bytes. */
export type WireField = readonly [number: number, value: number | Uint8Array]

const VARINT = 0
const BYTES = 2

/** The bytes of a message that holds `fields` in this order. Numbers are whole, from 0 to 2^53. */
export function encodeMessage(fields: readonly WireField[]): Uint8Array {
  const bytes: number[] = []
  const varint = (value: number): void => {
    let rest = value
    while (rest > 127) {
      bytes.push((rest % 128) + 128)
      rest = Math.floor(rest / 128)
    }
    bytes.push(rest)
  }
  for (const [number, value] of fields) {
    varint(number * 8 + (typeof value === 'number' ? VARINT : BYTES))
    varint(typeof value === 'number' ? value : value.length)
    if (typeof value !== 'number') for (const byte of value) bytes.push(byte)
  }
  return Uint8Array.from(bytes)
}

/** The fields of a message in their order; undefined where the bytes are none. Fields of fixed width are passed over. */
export function decodeMessage(bytes: Uint8Array): WireField[] | undefined {
  const fields: WireField[] = []
  let at = 0
  const varint = (): number => {
    let value = 0
    for (let scale = 1; at < bytes.length && scale <= 2 ** 63; scale *= 128) {
      const byte = bytes[at++] ?? 0
      value += (byte % 128) * scale
      if (byte < 128) return value
    }
    return Number.NaN
  }
  while (at < bytes.length) {
    const tag = varint()
    const number = Math.floor(tag / 8)
    const kind = tag % 8
    if (!(number > 0)) return undefined
    if (kind === 1 || kind === 5) at += kind === 1 ? 8 : 4
    else if (kind === VARINT || kind === BYTES) {
      const value = varint()
      if (Number.isNaN(value)) return undefined
      if (kind === VARINT) fields.push([number, value])
      else {
        if (at + value > bytes.length) return undefined
        fields.push([number, bytes.subarray(at, at + value)])
        at += value
      }
    } else return undefined
    if (at > bytes.length) return undefined
  }
  return fields
}
