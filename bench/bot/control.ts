// Owns requests to the sandbox's control interface: kept connections, so many at once as two processors are good for.
import { Agent, request } from 'node:http'

const agent = new Agent({ keepAlive: true, maxSockets: 256 })

export type Control = <T = unknown>(method: 'GET' | 'POST', path: string, body?: object) => Promise<T>

export const controlOf = (url: string): Control => {
  const control = <T>(method: 'GET' | 'POST', path: string, body?: object): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const sent = request(`${url}/sandbox${path}`, { method, agent }, answer => {
        const chunks: Buffer[] = []
        answer.on('data', (chunk: Buffer) => chunks.push(chunk))
        answer.once('end', () => {
          const text = Buffer.concat(chunks).toString()
          if (answer.statusCode === 200) resolve(JSON.parse(text) as T) // each caller knows what its route answers
          else reject(new Error(`${method} ${path}: ${answer.statusCode} ${text}`))
        })
      })
      // A kept connection that the sandbox had given up just then: nothing was done.
      sent.once('error', error => (sent.reusedSocket ? resolve(control<T>(method, path, body)) : reject(error)))
      sent.end(body && JSON.stringify(body))
    })
  return control
}

/** `work` for each item, `AT_ONCE` of them at a time. */
export async function forEach<T>(items: readonly T[], work: (item: T, index: number) => Promise<void>): Promise<void> {
  let next = 0
  const lane = async (): Promise<void> => {
    for (let index = next++; index < items.length; index = next++) await work(items[index] as T, index) // within its length
  }
  await Promise.all(Array.from({ length: AT_ONCE }, lane))
}
const AT_ONCE = 32
