// Owns writing a text as a YAML scalar that reads back as itself: plain where that is safe, else in double quotes.

/** Letters, digits and a few signs that mean nothing to YAML, in block and in braces. */
const plain = /^[\p{L}\p{Nd}](?:[\p{L}\p{M}\p{Nd} ._/+-]*[\p{L}\p{M}\p{Nd}])?$/u

/** What JSON writes as it is and YAML does not take, or takes for a line end. */
const unsafe = /[\u007f-\u009f\u2028\u2029\ufeff]/g

/** `text` on one line, as a value or in a list. */
export const yamlText = (text: string): string =>
  plain.test(text)
    ? text
    : JSON.stringify(text).replace(unsafe, sign => `\\u${(sign.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`)
