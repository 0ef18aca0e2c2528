// Owns the sandbox in a process of its own, its world in memory alone: prints its address, ends with its parent.
import { startSandbox } from '../../src/sandbox/main.ts'

const started = await startSandbox({ port: 0, dataFolder: undefined, fresh: true })
if (!started.ok) throw new Error(started.error.detail)
process.stdout.write(`${started.value.url}\n`)
process.stdin.resume().once('end', () => void started.value.close())
