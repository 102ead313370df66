import { execFile, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const folder = fileURLToPath(new URL('../../../../examples/receivers/', import.meta.url))

export interface Language {
  readonly name: string
  /** What has to be on the machine: each program, with arguments at which it only says what it is. */
  readonly programs: readonly (readonly [program: string, ...args: string[]])[]
  /** Compiles it into a folder, where it has to be. */
  readonly compile?: (to: string) => readonly [program: string, ...args: string[]]
  readonly start: (at: { readonly port: number; readonly built: string }) => readonly string[]
}

export const languages = {
  python: {
    name: 'Python',
    programs: [['python3', '--version']],
    start: () => ['python3', 'python/receiver.py'],
  },
  php: {
    name: 'PHP',
    programs: [['php', '--version']],
    start: ({ port }) => ['php', '-S', `127.0.0.1:${port}`, 'php/receiver.php'],
  },
  ruby: {
    name: 'Ruby',
    programs: [['ruby', '--version']],
    start: () => ['ruby', 'ruby/receiver.rb'],
  },
  go: {
    name: 'Go',
    programs: [['go', 'version']],
    compile: (to) => ['go', 'build', '-o', join(to, 'receiver'), 'go/receiver.go'],
    start: ({ built }) => [join(built, 'receiver')],
  },
  java: {
    name: 'Java',
    programs: [['javac', '-version']],
    compile: (to) => ['javac', '-d', to, 'java/Receiver.java'],
    start: ({ built }) => ['java', '-cp', built, 'Receiver'],
  },
  csharp: {
    name: 'C#',
    programs: [
      ['mcs', '--version'],
      ['mono', '--version'],
    ],
    compile: (to) => [
      'mcs',
      '-r:System.Runtime.Serialization',
      `-out:${join(to, 'receiver.exe')}`,
      'csharp/Receiver.cs',
    ],
    start: ({ built }) => ['mono', join(built, 'receiver.exe')],
  },
} as const satisfies Readonly<Record<string, Language>>

const execute = promisify(execFile)

/** The programs of a language that are not on this machine. */
export async function missingOf({ programs }: Language): Promise<readonly string[]> {
  const missing = await Promise.all(
    programs.map(([program, ...args]) =>
      execute(program, args).then(
        () => [],
        () => [program],
      ),
    ),
  )
  return missing.flat()
}

/** The receiver of a language, compiled where that is needed, once it takes connections. */
export async function startExample(language: Language, secrets: readonly string[]) {
  const built = await mkdtemp(join(tmpdir(), 'omise-sandbox-receiver-'))
  if (language.compile) {
    const [program, ...args] = language.compile(built)
    await execute(program, args, { cwd: folder })
  }
  const port = await freePort()
  const [program = '', ...args] = language.start({ port, built })
  const env = { ...process.env, WEBHOOK_SECRET: secrets.join(), PORT: String(port) }
  const child = spawn(program, args, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] })
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()))
  let written = ''
  await new Promise<void>((resolve, reject) => {
    const listen = (piece: unknown) => {
      written += String(piece)
      if (/listening at|started/.test(written)) resolve()
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    child.once('error', reject)
    child.once('close', () => reject(new Error(`${program} ended: ${written}`)))
  })
  return {
    url: `http://127.0.0.1:${port}/hook`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL')
      await closed
      await rm(built, { recursive: true })
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise<void>((resolve) => server.close(() => resolve()))
  return port
}
