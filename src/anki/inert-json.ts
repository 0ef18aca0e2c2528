// Owns JSON in a field of Anki, on which neither Anki nor an editor of HTML acts.

/** Its texts end no script, and hold no sound, no LaTeX and no tag. Structure stays as it is. */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(/"(?:[^"\\]|\\.)*"/g, text =>
    text.replace(/[<>&[\u2028\u2029]/g, sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`),
  )
