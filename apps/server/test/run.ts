import { type ChildProcess, spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
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
}

export interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
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

type Running = ReturnType<typeof run>

/** A server on a free port, or the one that the arguments name, once it listens. */
export async function start(
  args: readonly string[] = [],
  env: Record<string, string> = {},
  file = main,
) {
  const port = args.includes('--port') ? [] : ['--port', '0']
  const words = ['start', '--log-format', 'json', ...port, ...args]
  const { child, ended } = run(words, env, { file })
  const ready = await Promise.race([
    firstLine(child),
    ended.then(({ stderr }) => Promise.reject(new Error(stderr))),
  ])
  return {
    ready: JSON.parse(ready) as Ready,
    child,
    ended,
    async [Symbol.asyncDispose]() {
      child.kill('SIGTERM')
      await ended
    },
  }
}

function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream })
  return new Promise((resolve) => lines.once('line', resolve))
}

/** Resolves when a process has said something, so many times. */
export function said(
  child: Running['child'],
  from: 'stdout' | 'stderr',
  words: string,
  times = 1,
): Promise<void> {
  let text = ''
  return new Promise((resolve) => {
    child[from].on('data', (chunk) => {
      text += chunk
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
