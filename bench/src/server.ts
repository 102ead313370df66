import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A server under measurement, in a process of its own. */
export interface Running extends AsyncDisposable {
  readonly url: string
  /** From spawning the process to the line that says it listens. */
  readonly startupMs: number
  readonly pid: number
  /** Memory the process holds, in MB. */
  memory(): Promise<number>
}

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

const servers = {
  sandbox: [at('../../apps/server/dist/main.js'), 'start', '--port', '0', '--log-format', 'json'],
  waiting: [
    at('../../apps/server/dist/main.js'),
    ...['start', '--port', '0', '--log-format', 'json', '--outcome', 'manual'],
  ],
  virtual: [
    at('../../apps/server/dist/main.js'),
    ...[
      'start',
      '--port',
      '0',
      '--log-format',
      'json',
      '--outcome',
      'manual',
      '--clock',
      'virtual',
    ],
  ],
  receiver: [at('./receiver.ts')],
  bare: [at('./bare.ts')],
} as const

export type ServerName = keyof typeof servers

/** A server, with more flags where the sandbox is to have them. */
export async function run(name: ServerName, flags: readonly string[] = []): Promise<Running> {
  const began = performance.now()
  const child = spawn(process.execPath, [...servers[name], ...flags], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const line = await firstLine(child)
  const startupMs = performance.now() - began
  child.stdout?.resume()
  const { url } = JSON.parse(line) as { url: string }
  return {
    url,
    startupMs,
    pid: child.pid ?? 0,
    memory: async () => {
      const { readFile } = await import('node:fs/promises')
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8').catch(() => '')
      return Math.round(Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024)
    },
    async [Symbol.asyncDispose]() {
      const ended = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  const { stdout } = child
  if (!stdout) throw new Error('The server has no stdout.')
  return new Promise((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve)
    child.once('close', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}
