import { type ChildProcess, spawn } from 'node:child_process'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { NothingProvedError, type SandboxFacts } from './app.ts'

/** The application as a process that can be ended and started again. */
export interface AppProcess {
  /** Ends it as a crash does, and starts it again. */
  restart(): Promise<void>
  close(): Promise<void>
}

const startTimeoutMs = 30_000
const pollMs = 20
const maxErrorLines = 15

/** Starts a command, and waits until its webhook URL takes connections. Throws a NothingProvedError. */
export async function startApp(
  [program = '', ...args]: readonly string[],
  { facts, webhook }: { readonly facts: SandboxFacts; readonly webhook: string },
): Promise<AppProcess> {
  const { hostname, port, protocol } = new URL(webhook)
  const place = {
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
  }
  if (await canConnect(place)) {
    throw new NothingProvedError(
      `Something listens at ${webhook} already. Stop it, as the command after -- is to start the application there.`,
    )
  }
  const env = { ...process.env, ...environmentOf(facts, place.port) }
  let child = start(program, args, env)
  const killOnExit = () => child.kill()
  process.once('exit', killOnExit)
  const stopOnSignal = (signal: NodeJS.Signals) => {
    child.kill()
    process.exit(signal === 'SIGINT' ? 130 : 143)
  }
  process.once('SIGINT', stopOnSignal)
  process.once('SIGTERM', stopOnSignal)
  await untilListening(child, place)

  return {
    async restart() {
      await child.end()
      child = start(program, args, env)
      await untilListening(child, place)
    },
    async close() {
      for (const event of ['exit', 'SIGINT', 'SIGTERM']) {
        process.removeListener(event, event === 'exit' ? killOnExit : stopOnSignal)
      }
      await child.end()
    },
  }
}

/** What the command finds in its environment. */
function environmentOf({ apiUrl, secretKey, webhookSecret }: SandboxFacts, port: number) {
  return {
    OMISE_URL: apiUrl,
    OMISE_SANDBOX_URL: apiUrl,
    OMISE_SECRET_KEY: secretKey,
    OMISE_WEBHOOK_SECRET: webhookSecret,
    PORT: String(port),
  }
}

type Child = ReturnType<typeof start>

function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv) {
  // In a group of its own, so that what it starts itself ends with it.
  const child = spawn(program, args, { env, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  const lines: string[] = []
  const ended = Promise.withResolvers<void>()
  let problem: string | undefined
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      lines.push(...text.split('\n').filter((line) => line !== ''))
      lines.splice(0, lines.length - maxErrorLines)
    })
  }
  child.once('error', (error) => {
    problem = error.message
    ended.resolve()
  })
  child.once('exit', (code, signal) => {
    problem ??= `it ended with ${signal ?? code}`
    ended.resolve()
  })
  return {
    problem: () => problem,
    said: () => lines.map((line) => `\n  ${line}`).join(''),
    kill: () => killGroup(child),
    async end() {
      if (problem === undefined) killGroup(child)
      await ended.promise
    },
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

interface Place {
  readonly host: string
  readonly port: number
}

async function untilListening(child: Child, place: Place): Promise<void> {
  const until = performance.now() + startTimeoutMs
  while (!(await canConnect(place))) {
    const problem = child.problem()
    const isOver = performance.now() > until
    if (problem === undefined && !isOver) {
      await setTimeout(pollMs)
      continue
    }
    await child.end()
    const why = problem ?? `nothing listens on port ${place.port} after ${startTimeoutMs / 1000} s`
    throw new NothingProvedError(
      `The application could not be started: ${why}. Check the command after --.${child.said()}`,
    )
  }
}

function canConnect({ host, port }: Place): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port })
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}
