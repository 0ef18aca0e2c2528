// The only reader of process: finds the verb, hands it the world, ends with its exit code.
import { readFileSync } from 'node:fs'
import { closest } from '../domain/spelling.ts'
import { readArguments } from './arguments.ts'
import { exitCodes, type ExitCode } from './exit-code.ts'
import { manual, overview } from './help.ts'
import { verbs } from './verbs.ts'

async function main(argv: readonly string[]): Promise<ExitCode> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    process.stdout.write(overview())
    return name === undefined ? exitCodes.usage : exitCodes.done
  }
  if (name === '--version' || name === '-v') {
    const manifest: { version: string } = JSON.parse(
      readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
    )
    process.stdout.write(`${manifest.version}\n`)
    return exitCodes.done
  }
  const entry = Object.hasOwn(verbs, name) ? verbs[name] : undefined
  if (!entry) {
    const near = closest(name, Object.keys(verbs))
    process.stderr.write(`unknown verb "${name}"${near ? `: did you mean "${near}"?` : ''} See prepdeck --help\n`)
    return exitCodes.usage
  }
  const verb = await entry.load()
  const args = readArguments(verb, rest)
  if (!args.ok) {
    process.stderr.write(`${args.error}\nSee prepdeck ${name} --help\n`)
    return exitCodes.usage
  }
  if (args.value.flags.has('help')) {
    process.stdout.write(manual(verb))
    return exitCodes.done
  }
  const stopping = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopping.abort(signal))
  return verb.run({
    args: args.value,
    env: process.env,
    cwd: process.cwd(),
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    stop: stopping.signal,
  })
}

// A reader that went away (`prepdeck … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(exitCodes.done)
  process.stderr.write(`The output cannot be written: ${error.message}\n`)
  process.exit(exitCodes.configuration)
})

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  process.stderr.write(
    `This is a bug in prepdeck, please report it.\n${error instanceof Error ? error.stack : String(error)}\n`,
  )
  process.exitCode = exitCodes.bug
}

/** A library may still hold something open, such as a gateway that reconnects: what is finished ends all the same. */
const LINGER_MS = 1_000
setTimeout(() => process.stdout.write('', () => process.exit()), LINGER_MS).unref()
