// Owns writing a text into Markdown so that it is shown as it is: only signs that would mean something get a backslash.

/** A text within a line. Two braces and headings are left to whoever writes the note. */
export const escapedText = (text: string): string =>
  /[\\`*_~[<&$]/.test(text)
    ? text
        // A backslash means something before a sign, and at the end of a line.
        .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, '\\\\')
        .replace(/[`$]/g, '\\$&')
        .replace(/\*(?!\s)|(?<!\s)\*/g, '\\*')
        // Between letters it is part of a name.
        .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
        .replace(/~(?=~)|(?<=~)~/g, '\\~')
        .replace(/\[(?=\[|[^\]\n]{0,1000}\](?:\(|\[|:))/g, '\\[')
        .replace(/<(?=[a-z][a-z\d+.-]*:|[^\s<>@]+@)/gi, '\\<')
        .replace(/&(?=#?\w+;)/g, '\\&')
    : text

/** A line that begins with what would begin a list, a quote, a rule, a fence or a table. */
export const escapedLine = (line: string): string =>
  line
    .replace(/^(?=[>|]|[-+](?:\s|$)|#{1,6}(?:\s|$)|~{3}|=+\s*$|(?:-\s*){2,}$)/, '\\')
    .replace(/^(\d{1,9})(?=[.)](?:\s|$))/, '$1\\')
