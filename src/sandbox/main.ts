// Owns starting the sandbox: its world, its port, and an orderly end.
import { mkdir } from 'node:fs/promises'
import { createClock } from './clock.ts'
import type { Discord } from './discord.ts'
import { createFaults } from './faults.ts'
import { createGateway } from './gateway/gateway.ts'
import { createWaiting } from './interaction/waiting.ts'
import { createJournal } from './journal.ts'
import { createLimits } from './rest/limits.ts'
import { createRequestLog } from './rest/log.ts'
import { listen, type Listening } from './server.ts'
import { openFiles } from './world/files.ts'
import { createSaver, loadWorld, type Saver } from './world/save.ts'
import { idTime } from './world/snowflake.ts'

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number
  /** Where the world is kept (`world.json`, `attachments/`); undefined keeps nothing. */
  readonly dataFolder: string | undefined
  /** Begins anew: what the folder holds is replaced at the first save. */
  readonly fresh: boolean
}

export interface Sandbox {
  /** `http://127.0.0.1:4777` */
  readonly url: string
  readonly port: number
  /** Ends every connection and keeps the world. */
  close(): Promise<void>
}

interface SandboxError {
  readonly code: 'port.taken' | 'world.unreadable'
  /** Names the port, or the file and what is wrong with it. */
  readonly detail: string
}

export type Started =
  | { readonly ok: true; readonly value: Sandbox }
  | { readonly ok: false; readonly error: SandboxError }

/** Starts a sandbox on 127.0.0.1. */
export async function startSandbox({ port, dataFolder, fresh }: SandboxOptions): Promise<Started> {
  const listening = await listen(port)
  if (!listening) return { ok: false, error: { code: 'port.taken', detail: `port ${port} is taken` } }
  const origin = `http://127.0.0.1:${listening.port}`
  const opened = await openWorld(dataFolder, fresh, origin)
  if (!opened.ok) {
    await listening.close()
    return { ok: false, error: { code: 'world.unreadable', detail: opened.detail } }
  }
  const { world, clock, files } = opened
  const journal = createJournal(clock)
  const saver = createSaver(dataFolder, () => ({ origin, world: { ...world, offsetMs: clock.offsetMs() } }))
  const discord: Discord = {
    origin,
    world,
    clock,
    journal,
    files,
    gateway: createGateway({ world, clock, journal, origin }),
    faults: createFaults(),
    limits: createLimits(clock),
    waiting: createWaiting(clock),
    requests: createRequestLog(),
    changed: () => saver.changed(),
  }
  clock.subscribe(() => {
    discord.changed()
    journal.record({ kind: 'clock', now: clock.now(), offset: clock.offsetMs() })
  })
  listening.serve(discord)
  return {
    ok: true,
    value: { url: origin, port: listening.port, close: () => close(discord, listening, saver) },
  }
}

async function openWorld(dataFolder: string | undefined, fresh: boolean, origin: string) {
  try {
    if (dataFolder !== undefined) await mkdir(dataFolder, { recursive: true })
    const realClock = createClock(0, 0)
    const loaded = await loadWorld(dataFolder, fresh, origin, realClock.now())
    if (!loaded.ok) return loaded
    const { world } = loaded
    // An id is never older than the latest one, so neither is the clock.
    const clock = createClock(world.offsetMs, idTime(String(world.lastId)))
    return { ok: true as const, world, clock, files: await openFiles(dataFolder, fresh) }
  } catch (error) {
    return { ok: false as const, detail: `${dataFolder}: ${String(error)}` }
  }
}

async function close(discord: Discord, listening: Listening, saver: Saver): Promise<void> {
  discord.faults.clear()
  discord.waiting.clear()
  await listening.close()
  await saver.close()
}
