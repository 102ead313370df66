import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** What users run, where turbo has just built it; the sources, which take longer to load, where nobody did. */
const main = fileURLToPath(
  new URL(process.env.TURBO_HASH ? '../dist/main.js' : '../src/main.ts', import.meta.url),
)

/** The first line of a server that logs as JSON. */
export interface Ready {
  readonly event: string
  readonly url: string
  readonly secretKey: string
  readonly publicKey: string
  readonly webhookSecret: string
  readonly adminToken?: string
  readonly warning?: string
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** What a command writes. */
interface Output {
  on(event: 'data', listener: (piece: string) => void): unknown
}

/** A command under way, in a process of its own or in this one. */
export interface Begun {
  readonly child: {
    readonly stdout: Output
    readonly stderr: Output
    kill(signal: 'SIGINT' | 'SIGTERM'): unknown
  }
  readonly ended: Promise<Ended>
}

/** The command, in a process of its own, in this folder or another. */
export function run(
  args: readonly string[],
  env: Record<string, string> = {},
  { cwd = '.', file = main }: { readonly cwd?: string; readonly file?: string } = {},
) {
  const { PORT: _port, ...rest } = process.env
  const child = spawn(process.execPath, [file, ...args], { cwd, env: { ...rest, ...env } })
  let [stdout, stderr] = ['', '']
  child.stdout.on('data', (chunk) => {
    stdout += chunk
  })
  child.stderr.on('data', (chunk) => {
    stderr += chunk
  })
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code) => resolve({ code, stdout, stderr }))
  })
  return { child, ended }
}

/** A server that listens; it is stopped when it is disposed of. */
export type Started<Running extends Begun> = Running & AsyncDisposable & { readonly ready: Ready }

/** A server on a free port, or the one that the arguments name, once it listens. */
export function start(
  args: readonly string[] = [],
  env: Record<string, string> = {},
  file = main,
): Promise<Started<ReturnType<typeof run>>> {
  return startedBy((words) => run(words, env, { file }), args)
}

/** Begins `start`, and resolves once it listens. */
export async function startedBy<Running extends Begun>(
  begin: (words: readonly string[]) => Running,
  args: readonly string[],
): Promise<Started<Running>> {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const running = begin(['start', '--log-format', 'json', ...port, ...args])
  const { child, ended } = running
  const ready = await Promise.race([
    firstLine(child.stdout),
    ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ])
  return {
    ...running,
    ready: JSON.parse(ready) as Ready,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(output: Output): Promise<string> {
  let text = ''
  return new Promise((resolve) => {
    output.on('data', (piece) => {
      text += piece
      const [line = '', ...rest] = text.split('\n', 2)
      if (rest.length > 0) resolve(line)
    })
  })
}

/** Resolves when a command has said something, so many times. */
export function said(
  child: Begun['child'],
  from: 'stdout' | 'stderr',
  words: string,
  times = 1,
): Promise<void> {
  let text = ''
  return new Promise((resolve) => {
    child[from].on('data', (piece) => {
      text += piece
      if (text.split(words).length > times) resolve()
    })
  })
}

export function call(
  ready: Pick<Ready, 'url' | 'secretKey'>,
  path: string,
  init: RequestInit = {},
): Promise<Response> {
  const authorization = `Basic ${btoa(`${ready.secretKey}:`)}`
  return fetch(`${ready.url}${path}`, { ...init, headers: { authorization, ...init.headers } })
}

/** A charge to make. */
export const form = new URLSearchParams({
  amount: '400000',
  currency: 'THB',
  'source[type]': 'barcode_alipay',
  'source[barcode]': '1234567890',
  'source[store_id]': 'BJ_ZZ_001',
  'source[store_name]': 'Some Store',
})
