import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** An nginx of its own before servers on these ports, as docs/compose/nginx.conf sets it up. */
export interface Nginx extends AsyncDisposable {
  readonly url: string
  /** What it wrote of servers that failed it. */
  readonly errors: readonly string[]
}

const recipe = join(import.meta.dirname, '../../../../docs/compose/nginx.conf')

export async function startNginx(ports: readonly number[], host = '$http_host'): Promise<Nginx> {
  const folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-nginx-'))
  // Its workers are another user's where it is started by root.
  await chmod(folder, 0o755)
  await mkdir(join(folder, 'logs'))
  const port = await freePort()
  await writeFile(
    join(folder, 'nginx.conf'),
    inFolder(await readFile(recipe, 'utf8'), folder)
      .replace(/server-(\d+):8424/g, (_, number) => `127.0.0.1:${ports[Number(number) - 1]}`)
      .replace('listen 8424;', `listen 127.0.0.1:${port};`)
      .replace('Host $http_host;', `Host ${host};`),
  )
  const child = launch(folder)
  const errors: string[] = []
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text))
  const url = `http://127.0.0.1:${port}`
  await listening(url, child)
  return {
    url,
    errors,
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit')
      child.kill('SIGTERM')
      await ended
      await rm(folder, { recursive: true })
    },
  }
}

/** What it writes stays in the folder. */
function inFolder(conf: string, folder: string): string {
  const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi']
    .map((name) => `  ${name}_temp_path ${join(folder, name)};`)
    .join('\n')
  return `pid ${join(folder, 'pid')};\n${conf.replace('http {', `http {\n${paths}`)}`
}

function launch(folder: string): ChildProcess {
  return spawn(
    'nginx',
    ['-p', folder, '-c', join(folder, 'nginx.conf'), '-g', 'daemon off;', '-e', 'stderr'],
    {
      env: { PATH: `${process.env.PATH}:/usr/sbin` },
      stdio: ['ignore', 'ignore', 'pipe'],
    },
  )
}

async function listening(url: string, child: ChildProcess): Promise<void> {
  let failure: Error | undefined
  child.on('error', () => {
    failure = new Error('nginx cannot be started. Install it: apt-get install nginx.')
  })
  child.on('exit', (code) => {
    failure ??= new Error(`nginx ended with ${code}.`)
  })
  while (!(await fetch(`${url}/healthz`).catch(() => undefined))) {
    if (failure) throw failure
    await new Promise(setImmediate)
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
