// Owns the one port: HTTP by prefix, WebSocket upgrades, and refusing what does not come from this machine's own page.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import { WebSocketServer } from 'ws'
import { serveControl } from './control/serve.ts'
import type { Discord } from './discord.ts'
import { bind, parseUrl, refuseStranger, sendError } from './http.ts'
import { serveAttachment, servePage } from './page.ts'
import { serveRest } from './rest/serve.ts'

export interface Listening {
  readonly port: number
  /** From here on requests are served. */
  serve(discord: Discord): void
  close(): Promise<void>
}

/** Binds 127.0.0.1; port 0 takes a free one. Undefined when the port is taken. */
export async function listen(port: number): Promise<Listening | undefined> {
  let discord: Discord | undefined
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 64 * 1024 })
  const server = createServer((message, response) => {
    if (discord) void answer(discord, message, response)
    else sendError(response, 503, 'The sandbox is starting.')
  })
  server.on('upgrade', (message, socket, head) => {
    socket.on('error', () => socket.destroy())
    const url = parseUrl(message)
    if (!discord || !url || refuseStranger(message, true) || url.pathname.replace(/\/$/, '') !== '/gateway')
      return refuseUpgrade(socket)
    const { gateway } = discord
    sockets.handleUpgrade(message, socket, head, webSocket => gateway.accept(webSocket, url))
  })
  if (!(await bind(server, port))) return undefined
  return {
    port: (server.address() as AddressInfo).port, // bound to TCP, never to a pipe
    serve: started => void (discord = started),
    close: () =>
      new Promise(resolve => {
        for (const socket of sockets.clients) socket.terminate()
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function answer(discord: Discord, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = parseUrl(message)
  if (!url) return sendError(response, 400, 'The address of the request cannot be read.')
  const isControl = url.pathname.startsWith('/sandbox/')
  const stranger = refuseStranger(message, isControl || message.method !== 'GET')
  if (stranger) return sendError(response, 403, stranger)
  try {
    if (url.pathname.startsWith('/api/')) return await serveRest(discord, message, response, url)
    if (isControl) return await serveControl(discord, message, response, url)
    if (message.method !== 'GET') return sendError(response, 404, `There is no ${message.method} ${url.pathname}.`)
    const isServed = url.pathname.startsWith('/attachments/')
      ? await serveAttachment(discord, response, url.pathname)
      : await servePage(response, url.pathname)
    if (!isServed) sendError(response, 404, `There is no ${url.pathname}.`)
  } catch (error) {
    process.emitWarning(error instanceof Error ? error : String(error), { type: 'SandboxBug' })
    if (!response.headersSent) sendError(response, 500, 'The sandbox has a bug; its process says more.')
  }
}

const refuseUpgrade = (socket: Duplex): void => void socket.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n')
