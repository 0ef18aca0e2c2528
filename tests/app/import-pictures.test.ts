// Pictures of text files on their way beside the notes: only those in the file's folder, only whole ones, each once.
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { compileFolder } from '../../src/app/compile-folder.ts'
import { importNotes } from '../../src/app/import-notes.ts'
import { instant } from '../../src/domain/time.ts'
import { gif, pictures } from '../pictures.ts'
import { freshFolder } from '../storage/deck/decks.ts'

/** Imports `name` of a folder with these files; gives what was told, the files, and the texts of the cards. */
function imported(
  name: string,
  files: Readonly<Record<string, string | Buffer>>,
  links: Readonly<Record<string, string>> = {},
) {
  const root = freshFolder()
  const folder = join(root, 'vault')
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  for (const [path, target] of Object.entries(links)) symlinkSync(target, join(folder, path))
  const out = join(root, 'new')
  const done = importNotes({ files: [join(folder, name)], out, wants: 'recall' })
  if (!done.ok) throw new Error(JSON.stringify(done.error))
  const compiled = compileFolder(out, instant(0), 8)
  if (!compiled.ok) throw new Error(compiled.error)
  const { decks, problems } = compiled.value
  return {
    out,
    told: done.value.notes.map(({ line, code, args }) => `${line} ${code} ${args.what}`),
    files: readdirSync(out, { recursive: true }).map(String).sort(),
    problems: problems.map(({ code }) => code),
    texts: decks.flatMap(({ deck }) => deck.notes.flatMap(({ cards }) => cards.map(({ card }) => card.texts.en))),
    note: () => readFileSync(join(out, 'cards.md'), 'utf8'),
  }
}

test('Markdown: pictures of every spelling go along, each once, with something to read aloud', () => {
  const { told, files, problems, note, out } = imported('cards.md', {
    'cards.md':
      'Q: What is ![](my%20cell.png)?\nA: It ![[attached.gif|300]], again ![a cell](<my cell.png> "title").\n\n---\n\nWhich? ![[deep.webp]]\n\n- [x] one ![it](sub/two.jpg)\n- [ ] `![code](my%20cell.png)`\n',
    'my cell.png': pictures.png,
    'attachments/attached.gif': gif('one'),
    'images/deep.webp': pictures.webp,
    'sub/two.jpg': pictures.jpg,
    'other.png': pictures.png,
  })
  expect(told).toEqual([])
  expect(files).toEqual([
    'cards.md',
    'deck.md',
    'media',
    ...['attached.gif', 'deep.webp', 'my-cell.png', 'sub-two.jpg'].map(name => join('media', name)),
  ])
  expect(problems).toEqual([])
  expect(note()).toContain('What is ![my cell](media/my-cell.png)?')
  expect(note()).toContain('It ![attached](media/attached.gif), again ![a cell](media/my-cell.png).')
  expect(note()).toContain('- [x] one ![it](media/sub-two.jpg)\n- [ ] `![code](my%20cell.png)`')
  expect(readFileSync(join(out, 'media/my-cell.png'))).toEqual(pictures.png)
})

test('tables: in cells of Markdown and of HTML', () => {
  const csv = imported('cards.csv', {
    'cards.csv': 'question,A,B,answer,hint\nWhich ![a](a.png)?,![b](b.gif),two,A,![](a.png)\n',
    'a.png': pictures.png,
    'b.gif': gif('b'),
  })
  expect([csv.told, csv.problems]).toEqual([[], []])
  expect(csv.texts[0]?.options?.[0]?.text).toMatch(/^!\[b\]\([0-9a-f]{64}\.gif\)$/)
  const html = imported('cards.txt', {
    'cards.txt': '#separator:tab\n#html:true\nWhat? <img src="a.png">\tThat <img src="c.png">\n',
    'a.png': pictures.png,
  })
  expect(html.told).toEqual(['3 picture.left-out c.png'])
  expect(html.files).toContain(join('media', 'a.png'))
})

test('what is elsewhere, on the web, or no whole picture stays behind, and is told at its card', () => {
  const { told, files, problems } = imported(
    'cards.md',
    {
      'cards.md':
        'a ![x](../secret.png) :: b\nc ![x](link.png) :: d\ne ![x](https://x.example/a.png) :: f\ng ![x](cut.png) :: h\ni ![x](page.svg) :: j\nk ![x](/etc/passwd.png) :: l\nm ![x](none.png) :: n\no ![[clip.mp4]] :: p\nq ![x](\ue004media/cut.png) :: r\n',
      'cut.png': pictures.png.subarray(0, 8),
      'page.svg': '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>',
      'clip.mp4': 'film',
      '../secret.png': pictures.png,
    },
    { 'link.png': '../secret.png' },
  )
  expect(told).toEqual([
    '1 picture.left-out ../secret.png',
    '2 picture.left-out link.png',
    '3 picture.left-out https://x.example/a.png',
    '4 media.refused cut.png',
    '4 picture.left-out cut.png',
    '5 media.refused page.svg',
    '5 picture.left-out page.svg',
    '6 picture.left-out /etc/passwd.png',
    '7 picture.left-out none.png',
    '8 picture.left-out clip.mp4',
    '9 picture.left-out media/cut.png',
  ])
  expect(files).toEqual(['cards.md', 'deck.md'])
  expect(problems).toEqual([])
})
