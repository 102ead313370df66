import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { delimiter, dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { root } from '../../../scripts/run.ts'

const bin = fileURLToPath(new URL('bin', import.meta.url))
const checks = fileURLToPath(new URL('../..', import.meta.url))

/** The ports that documents print. Each is replaced by one that is free, which is all that is changed in a block. */
export type Ports = Readonly<Record<8424 | 3000, number>>

export function withPorts(text: string, ports: Ports): string {
  return text.replaceAll(
    /((?:127\.0\.0\.1|localhost):)(8424|3000)\b/g,
    (_all, host: string, port: 8424 | 3000) => `${host}${ports[port]}`,
  )
}

/** One shell, in which the blocks of a document run one after the other, as in a reader's terminal. */
export interface Session {
  /** Sources a file. Throws with what it printed where a command of it fails. */
  run(file: string): Promise<void>
  /** Starts a file, and resolves once an address answers, or once these words were printed. */
  start(file: string, until: string): Promise<void>
  /** Ends the shell and all that was started in it. */
  close(): Promise<void>
}

export function openSession(folder: string, ports: Ports): Session {
  const shell = spawn('bash', ['-eu'], {
    cwd: folder,
    // A group of its own, so that what it leaves behind can be ended with it.
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    env: environment(ports),
  })
  let printed = ''
  for (const stream of [shell.stdout, shell.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      printed += chunk
    })
  }
  const exited = once(shell, 'exit')
  const marks = createInterface({ input: shell.stdio[3] as Readable })
  shell.stdin?.on('error', () => {})

  async function ask(command: string): Promise<void> {
    const marked = once(marks, 'line')
    shell.stdin?.write(`${command}\necho >&3\n`)
    const ended = await Promise.race([marked.then(() => false), exited.then(() => true)])
    if (ended) throw new Error(`It failed:\n${printed}`)
  }

  return {
    run: (file) => ask(`source '${file}' < /dev/null`),
    async start(file, until) {
      const before = printed.length
      await ask(`(source '${file}') < /dev/null 3>&- &\n`)
      const isThere = until.startsWith('http')
        ? () => answers(until)
        : async () => printed.slice(before).includes(until)
      await untilTrue(isThere, { checkAlive: () => ask('kill -0 $!'), until })
    },
    async close() {
      try {
        if (shell.pid) process.kill(-shell.pid, 'SIGTERM')
      } catch {
        // Nothing of it is left.
      }
      if (shell.exitCode === null && shell.signalCode === null) await exited
    },
  }
}

function environment(ports: Ports): NodeJS.ProcessEnv {
  const { OMISE_SANDBOX_URL: _url, OMISE_SANDBOX_KEY: _key, CI: _ci, ...rest } = process.env
  return {
    ...rest,
    PATH: [bin, dirname(process.execPath), process.env.PATH].join(delimiter),
    // Where `start` listens and where commands look, unless a flag says otherwise.
    OMISE_SANDBOX_PORT: String(ports[8424]),
    PORT: String(ports[3000]),
    OMISE_URL: `http://127.0.0.1:${ports[8424]}`,
    // Makes curl fail where it is refused.
    CURL_HOME: bin,
    CHECKS_ROOT: root,
    CHECKS_MODULES: join(checks, 'node_modules'),
  }
}

async function answers(url: string): Promise<boolean> {
  const answer = await fetch(url).catch(() => undefined)
  await answer?.arrayBuffer()
  return answer !== undefined
}

/** @param checkAlive throws where what was started has ended */
async function untilTrue(
  isThere: () => Promise<boolean>,
  { checkAlive, until }: { readonly checkAlive: () => Promise<void>; readonly until: string },
): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (await isThere()) return
    await checkAlive()
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Within a minute there was no ${until}.`)
}
