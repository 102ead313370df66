import { AsyncLocalStorage } from 'node:async_hooks'
import { EventEmitter } from 'node:events'
import { runCommandLine } from '../src/cli/command-line.ts'
import { type Begun, type Ended, type Started, startedBy } from './run.ts'

/** What a command that runs in this process has in place of the process's own. */
interface Surroundings {
  readonly env: NodeJS.ProcessEnv
  readonly signals: EventEmitter
  readonly stdout: EventEmitter
  readonly stderr: EventEmitter
}

const surroundings = new AsyncLocalStorage<Surroundings>()

/**
 * Runs a command, as `run` does, but in this process, which takes a hundredth of the time. Several may run at once. A signal
 * reaches that command alone. For what is about the process itself (standard input, a closed pipe, exit), use `run`.
 */
export function beginInProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Begun {
  const { PORT: _port, ...rest } = ownEnv
  const [stdout, stderr, signals] = [new EventEmitter(), new EventEmitter(), new EventEmitter()]
  const its: Surroundings = { env: { ...rest, ...env }, signals, stdout, stderr }
  const texts = [stdout, stderr].map(textOf)
  const running = surroundings.run(its, () =>
    runCommandLine(args).catch((error: unknown) => {
      stderr.emit('data', `${error instanceof Error ? error.stack : error}\n`)
      return 1
    }),
  )
  const ended = running.then((code): Ended => {
    const [out = '', err = ''] = texts.map((text) => text())
    return { code, stdout: out, stderr: err }
  })
  return { child: { stdout, stderr, kill: (signal) => signals.emit(signal, signal) }, ended }
}

/** Runs a command to its end, in this process. */
export function runInProcess(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  onStderr: (text: string) => void = () => {},
): Promise<Ended> {
  const { child, ended } = beginInProcess(args, env)
  child.stderr.on('data', onStderr)
  return ended
}

/** A server as `start` gives it, in this process. */
export function startInProcess(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Started<Begun>> {
  return startedBy((words) => beginInProcess(words, env), args)
}

function textOf(stream: EventEmitter): () => string {
  let text = ''
  stream.on('data', (piece: string) => {
    text += piece
  })
  return () => text
}

const ownEnv = process.env

process.env = new Proxy(ownEnv, {
  get: (own, name) => Reflect.get(surroundings.getStore()?.env ?? own, name),
  set: (own, name, value) => Reflect.set(own, name, value),
  has: (own, name) => Reflect.has(surroundings.getStore()?.env ?? own, name),
  ownKeys: (own) => Reflect.ownKeys(surroundings.getStore()?.env ?? own),
  getOwnPropertyDescriptor: (own, name) =>
    Reflect.getOwnPropertyDescriptor(surroundings.getStore()?.env ?? own, name),
})

type Listen = (event: string, listener: () => void) => EventEmitter

const once = process.once.bind(process) as Listen

process.once = ((event, listener) => {
  const signals = event.startsWith('SIG') ? surroundings.getStore()?.signals : undefined
  return signals ? signals.once(event, listener) : once(event, listener)
}) as Listen as typeof process.once

for (const name of ['stdout', 'stderr'] as const) {
  const stream = process[name]
  const on = stream.on.bind(stream) as Listen
  stream.on = ((event, listener) => {
    const its = surroundings.getStore()
    return its ? its[name].on(event, listener) : on(event, listener)
  }) as Listen as typeof stream.on
  const write = stream.write.bind(stream) as (...args: unknown[]) => boolean
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]): boolean => {
    const its = surroundings.getStore()
    if (!its) return write(chunk, ...rest)
    its[name].emit('data', typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString('utf8'))
    const done = rest.at(-1)
    if (typeof done === 'function') queueMicrotask(() => done())
    return true
  }
}
