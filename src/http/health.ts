// Owns the two pages that watch over the bot, on this machine alone: /healthz and /metrics.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Metrics } from '../app/metrics.ts'

export interface HealthServer {
  readonly port: number
  readonly close: () => void
}

/** Serves them on 127.0.0.1; port 0 takes a free one. Undefined: the port is taken. */
export function serveHealth(metrics: Metrics, port: number): Promise<HealthServer | undefined> {
  const isUp = (): boolean => metrics.value('gateway_up') === 1
  const server = createServer((request, response) => {
    const send = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' })
      response.end(body)
    }
    if (request.method !== 'GET') return send(405, 'text/plain', 'only GET\n')
    if (request.url === '/healthz') return isUp() ? send(200, 'text/plain', 'up\n') : send(503, 'text/plain', 'down\n')
    if (request.url !== '/metrics') return send(404, 'text/plain', 'only /healthz and /metrics\n')
    send(200, 'text/plain; version=0.0.4', metrics.text())
  })
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'EADDRINUSE' || error.code === 'EACCES' ? resolve(undefined) : reject(error),
    )
    server.listen(port, '127.0.0.1', () => {
      // Bound to TCP, never to a pipe.
      const { port: bound } = server.address() as AddressInfo
      const close = (): void => {
        server.close()
        server.closeAllConnections()
      }
      resolve({ port: bound, close })
    })
  })
}
