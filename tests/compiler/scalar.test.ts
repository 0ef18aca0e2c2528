// Places inside YAML scalars: every character of a value is found where it stands in the file.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { slice } from '../../src/compiler/located.ts'
import { openReport } from '../../src/compiler/report.ts'
import type { Scalar } from '../../src/compiler/data.ts'
import { readYaml } from '../../src/compiler/yaml.ts'

function scalarOf(yaml: string): Scalar {
  const to = openReport('note.md', yaml)
  const data = readYaml(slice(to.text, 0, to.text.length), to)
  const value = data?.entries[0]?.value
  if (value?.kind !== 'scalar') throw new Error(`${yaml} gives no scalar: ${JSON.stringify(to.problems)}`)
  return value
}

/** Styles of writing `words`, which hold no white space, quotes or backslashes. */
const styles: Readonly<Record<string, (words: readonly string[]) => string>> = {
  plain: words => `key: ${words.join(' ')}\n`,
  'plain over lines': words => `key: ${words.join('\n   ')}\n`,
  single: words => `key: '${words.join(" '' ")}'\n`,
  'single over lines': words => `key: '${words.join('\n\n  ')}'\n`,
  double: words => `key: "${words.join(' \\" \\n\\t ')}"\n`,
  'double with escapes': words => `key: "\\x41\\u00e9\\U0001F600 ${words.join(' \\\\ ')}"\n`,
  'double over lines': words => `key: "${words.join('\\\n    ')}"\n`,
  literal: words => `key: |\n  ${words.join('\n    ')}\n`,
  'literal, stripped': words => `key: |-\n    ${words.join('\n\n    ')}\n\n`,
  folded: words => `key: >\n  ${words.join('\n  ')}\n\n  end\n`,
  'folded with indentation': words => `key: >-2\n  ${words.join('\n    ')}\n`,
  'flow mapping': words => `key: ${words.join(' ')} # note\nother: 1\n`,
}

test.each(Object.keys(styles))('%s', style => {
  const write = styles[style] ?? (() => '')
  fc.assert(
    fc.property(fc.array(fc.stringMatching(/^[a-zé卷]{1,6}$/), { minLength: 1, maxLength: 6 }), letters => {
      // Numbered, so that each word is found in one place only.
      const words = letters.map((word, index) => `w${index}${word}`)
      const yaml = write(words)
      const value = scalarOf(yaml)
      for (const word of words) {
        const at = value.text.indexOf(word)
        expect(at).toBeGreaterThanOrEqual(0)
        expect([...word].map((_, unit) => value.at(at + unit))).toEqual(
          [...word].map((_, unit) => yaml.indexOf(word) + unit),
        )
      }
    }),
  )
})
