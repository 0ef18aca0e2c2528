// Files that a person chooses: read as the sandbox takes them, in JSON.
import { element } from './element.ts'

export type UserFile = { name: string; type: string; base64: string }

/** An input for files; `fileTypes` are a bot's: "image" and its like, or ".pdf". */
export function fileInput(fileTypes: string[] = [], isMultiple = false): HTMLInputElement {
  const accept = fileTypes.map(type => (type.startsWith('.') ? type : `${type}/*`)).join(',')
  return element('input', { type: 'file', accept: accept || undefined, multiple: isMultiple })
}

/** What has been chosen in it. */
export function readFiles({ files }: HTMLInputElement): Promise<UserFile[]> {
  return Promise.all([...(files ?? [])].map(readFile))
}

function readFile(file: File): Promise<UserFile> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.addEventListener('error', () => reject(reader.error ?? new Error('the file cannot be read')))
    reader.addEventListener('load', () => {
      // `data:text/plain;base64,…`
      const [, base64 = ''] = typeof reader.result === 'string' ? reader.result.split(',') : []
      resolve({ name: file.name, type: file.type || 'application/octet-stream', base64 })
    })
    reader.readAsDataURL(file)
  })
}
