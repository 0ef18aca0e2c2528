// Owns what every local server here does alike: bind to this machine alone, refuse strangers, answer in JSON.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'

/** Binds 127.0.0.1; port 0 takes a free one. False when the port is taken. */
export function bind(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(false) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => resolve(true))
  })
}

export function parseUrl(message: IncomingMessage): URL | undefined {
  return URL.parse(message.url ?? '/', 'http://127.0.0.1') ?? undefined
}

const loopbackHost = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i

/**
 * Why a request is refused before anything reads it: a foreign name for this address (DNS rebinding), or another
 * site's page sending commands here. Programs send no Origin.
 */
export function refuseStranger(message: IncomingMessage, hasEffect: boolean): string | undefined {
  const { host = '', origin } = message.headers
  if (!loopbackHost.test(host)) return `The Host "${host}" is not this machine; use localhost or 127.0.0.1.`
  if (hasEffect && origin !== undefined && origin !== `http://${host}`)
    return `The Origin "${origin}" is not this server's own page.`
  return undefined
}

/** Refuses a request whose body has not been read: the connection ends with it. */
export function sendError(response: ServerResponse, status: number, error: string): void {
  if (response.destroyed) return
  response.writeHead(status, { 'content-type': 'application/json', connection: 'close' })
  response.end(JSON.stringify({ error }))
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  if (response.destroyed) return
  response.writeHead(status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    ...(status === 413 ? { connection: 'close' } : {}),
  })
  response.end(JSON.stringify(body))
}

/** Opens a stream of server-sent events; what it gives sends one. `end` is called when the other side is gone. */
export function openEvents(response: ServerResponse, end: () => void): (data: unknown) => void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' })
  response.on('close', end)
  return data => void response.write(`data: ${JSON.stringify(data)}\n\n`)
}
