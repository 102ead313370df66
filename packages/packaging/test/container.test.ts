import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { parse } from 'yaml'
import { root } from '../src/workspace.ts'
import { run } from './command.ts'
import { buildImage, filesIn, type Image } from './image.ts'
import { needsRegistry, unreachable } from './registry.ts'

/** Root gives its rights up, as the image does; whoever has none runs it as they are. */
const isRoot = process.getuid?.() === 0
const nobody = 65_534
const [uid, gid] = isRoot ? [nobody, nobody] : [process.getuid?.() ?? 0, process.getgid?.() ?? 0]

const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

let folder = ''
let image: Image

needsRegistry()

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'omise-sandbox-image-'))
  await chmod(folder, 0o755)
  if (unreachable) return
  image = await buildImage(folder, `${uid}:${gid}`, soaking ? 'anew' : 'here')
}, 300_000)

// By the system's own program: there are ten thousand files of packages, for which Node takes seconds.
afterAll(() => run('rm', ['-rf', folder], root))

/** Runs a command of the image as its user, with nothing of this machine's environment. */
function surroundings(env: Readonly<Record<string, string>>) {
  const rights = isRoot ? { uid, gid } : {}
  return { cwd: image.folder, env: { ...image.env, ...env }, ...rights }
}

function start(env: Readonly<Record<string, string>>): ChildProcess {
  const [program = '', ...args] = image.command
  return spawn(program, args, { ...surroundings(env), stdio: 'ignore' })
}

async function healthy(env: Readonly<Record<string, string>>, ...more: string[]): Promise<string> {
  const [program = '', ...args] = image.healthcheck
  const { stdout } = await promisify(execFile)(program, [...args, ...more], surroundings(env))
  return stdout
}

async function freePort(): Promise<string> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as { port: number }
  await new Promise((resolve) => server.close(resolve))
  return String(port)
}

describe('the image', () => {
  it('holds what is published, the command, and nothing else', async () => {
    const [server] = inject('tarballs').filter(({ name }) => name === 'omise-sandbox')
    const nameless = (paths: readonly string[]) =>
      paths.map((path) => path.replace(/-[\w-]{8}\./, '.')).sort()

    const files = await filesIn(image.root)

    const packaged = files.filter((path) => path.startsWith('opt/omise-sandbox/'))
    expect(nameless(packaged)).toEqual(
      nameless((server?.contents ?? []).map((path) => `opt/omise-sandbox/${path}`)),
    )
    expect(files.filter((path) => !packaged.includes(path))).toEqual([
      'usr/local/bin/node',
      'usr/local/bin/omise-sandbox',
    ])
  })

  it('runs as a user without rights, is healthy, keeps data where it may, and ends when it is told to', async () => {
    const port = await freePort()
    const env = {
      OMISE_SANDBOX_PORT: port,
      OMISE_SANDBOX_ADMIN_TOKEN: 'swordfish',
      OMISE_SANDBOX_DATA: 'sandbox.db',
    }
    const sandbox = start(env)
    const ended = once(sandbox, 'exit')
    try {
      expect(await healthy(env, '--wait', '30s')).toContain('is ready')
      expect(await healthy(env)).toContain('is ready')
      const clock = `http://127.0.0.1:${port}/__sandbox/clock`
      const headers = { Authorization: `Basic ${btoa('skey_test_sandbox:')}` }
      const token = { 'X-Sandbox-Admin-Token': 'swordfish' }
      expect((await fetch(clock, { headers })).status).toBe(401)
      expect((await fetch(clock, { headers: { ...headers, ...token } })).status).toBe(200)
    } finally {
      sandbox.kill('SIGTERM')
    }

    expect(await ended).toEqual([0, null])
    expect(await filesIn(image.folder)).toContain('sandbox.db')
    await expect(healthy(env)).rejects.toMatchObject({ code: 4 })
  })

  it('can be reached from outside of the container, at the port that it names', () => {
    expect(image.env).toMatchObject({ OMISE_SANDBOX_HOST: '0.0.0.0' })
    expect(image.ports).toEqual(['8424'])
    expect(image.user).toBe('node')
  })
})

interface Compose {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: Readonly<Record<string, unknown>>
}

interface Service {
  readonly image?: string
  readonly build?: string
  readonly environment?: Readonly<Record<string, string>>
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>
  readonly healthcheck?: { readonly test: readonly string[] }
  readonly volumes?: readonly string[]
  readonly ports?: readonly string[]
}

describe('compose.yaml', () => {
  let compose: Compose
  let nginx = ''

  beforeAll(async () => {
    compose = parse(await readFile(join(root, 'compose.yaml'), 'utf8'), { merge: true }) as Compose
    nginx = await readFile(join(root, 'docs/compose/nginx.conf'), 'utf8')
  })

  it('waits for what can say that it is healthy', () => {
    const { services } = compose
    const awaited = Object.values(services).flatMap((one) => Object.entries(one.depends_on ?? {}))

    expect(awaited.length).toBeGreaterThan(0)
    for (const [name, { condition }] of awaited) {
      expect(condition).toBe('service_healthy')
      // What is built here is checked by its image.
      expect(services[name]?.healthcheck ?? services[name]?.build, name).toBeDefined()
    }
  })

  it('sets nothing but flags that there are, to values they take', async () => {
    const servers = Object.values(compose.services).filter(({ build }) => build !== undefined)
    const help = await run(join(image.root, 'opt/omise-sandbox/main.js'), ['start', '--help'], root)
    const flags = new Set([...help.matchAll(/OMISE_SANDBOX_[A-Z_]+/g)].map(([name]) => name))

    expect(servers).toHaveLength(2)
    for (const { environment = {} } of servers) {
      expect(Object.keys(environment).filter((name) => !flags.has(name))).toEqual([])
    }
    const { stdout } = await promisify(execFile)(
      'omise-sandbox',
      ['config', 'print'],
      surroundings({
        ...servers[0]?.environment,
        OMISE_SANDBOX_DATABASE: 'postgres://sandbox:secret@postgres:5432/sandbox',
      }),
    )
    expect(stdout).toContain('30d')
  })

  it('spreads over its servers what comes in at the port of the sandbox', () => {
    const { services, volumes } = compose
    const servers = Object.entries(services).filter(([, { build }]) => build !== undefined)
    const upstreams = [...nginx.matchAll(/^\s*server ([\w-]+):(\d+) max_fails=0;$/gm)]

    expect(upstreams.map(([, name, port]) => [name, port])).toEqual(
      servers.map(([name]) => [name, '8424']),
    )
    expect(nginx).toContain('listen 8424;')
    expect(services.sandbox?.ports).toEqual(['127.0.0.1:8424:8424'])
    expect(Object.keys(services.sandbox?.depends_on ?? {})).toEqual(servers.map(([name]) => name))
    for (const mount of Object.values(services).flatMap((one) => one.volumes ?? [])) {
      const [source = ''] = mount.split(':')
      expect(source in volumes || source === './docs/compose/nginx.conf', mount).toBe(true)
    }
    const [first] = servers
    expect(first?.[1].environment?.OMISE_SANDBOX_DATABASE).toContain('@postgres:5432/')
    // The name under which containers reach the balancer.
    expect(first?.[1].environment?.OMISE_SANDBOX_ALLOW_HOST).toBe('sandbox')
  })
})
