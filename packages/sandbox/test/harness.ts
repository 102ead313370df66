import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Control, ControlWire, Wire } from '@omise-sandbox/api'
import { violationsOf } from '@omise-sandbox/api/responses'
import { createControlClient } from '@omise-sandbox/client/control'
import type { Test } from 'supertest'
import {
  type Answered,
  createSandbox,
  type Sandbox,
  type SandboxOptions,
  type Store,
} from '../src/index.ts'
import type { AccountCopy } from '../src/storage/store.ts'
import { request, stopServing } from './request.ts'

/** The two doors to control: the same suites run against both. */
export const doors: readonly [string, (sandbox: Sandbox) => Promise<Control>][] = [
  ['in process', async (sandbox) => sandbox.control],
  [
    'over HTTP',
    async (sandbox) => {
      const { url } = await sandbox.listen()
      return createControlClient({ url, secretKey: sandbox.secretKey })
    },
  ],
]

/** Where the sandboxes of a run keep everything: whoever brings another store sets this, and the same suites run on it. */
export const stores: { open?: () => Promise<Store> } = {}

/** A sandbox whose every answer is held against the documents. */
export interface CheckedSandbox extends AsyncDisposable {
  readonly sandbox: Sandbox
  /** Everything answered, in order. */
  readonly answers: Answered[]
  /** Everything that went wrong inside. */
  readonly errors: unknown[]
  /** Calls the imitated API with the default account's secret key. */
  readonly api: Api
  apiOf(key: string): Api
}

export interface Api {
  get(path: string): Test
  post(path: string, body?: object): Test
  patch(path: string, body: object): Test
  put(path: string, body: object): Test
}

/** Opens a sandbox with a virtual clock unless told otherwise; disposing it throws where an answer broke a document. */
export async function openSandbox(
  options: SandboxOptions = {},
  check: { readonly shapes: boolean } = { shapes: true },
): Promise<CheckedSandbox> {
  const answers: Answered[] = []
  const errors: unknown[] = []
  const breaches: string[] = []
  const store = options.store ?? (await stores.open?.())
  const sandbox = await createSandbox(
    { clock: 'virtual', seed: 'tests', ...options, ...(store ? { store } : {}) },
    {
      answered(answer) {
        answers.push(answer)
        // The documents describe the newest version; answers in an older one are held to it by tests of their own.
        if (check.shapes) breaches.push(...breachesOf(answer))
      },
      failed: (error) => errors.push(error),
    },
  )
  const apiOf = (key: string): Api => ({
    get: (path) => request(sandbox.handler).get(path).auth(key, ''),
    post: (path, body) => request(sandbox.handler).post(path).auth(key, '').send(body),
    patch: (path, body) => request(sandbox.handler).patch(path).auth(key, '').send(body),
    put: (path, body) => request(sandbox.handler).put(path).auth(key, '').send(body),
  })
  return {
    sandbox,
    answers,
    errors,
    api: apiOf(sandbox.secretKey),
    apiOf,
    async [Symbol.asyncDispose]() {
      stopServing(sandbox.handler)
      await sandbox.close()
      if (breaches.length > 0)
        throw new Error(`Answers that break openapi/: ${breaches.join('; ')}`)
      if (errors.length > 0) throw new AggregateError(errors, 'The sandbox failed inside.')
    },
  }
}

function breachesOf(answer: Answered): string[] {
  const { operation, status, body } = answer
  if (operation === undefined || status === undefined) return []
  if (body === undefined || typeof body === 'string') return []
  const violations = violationsOf({ operation, status, body })
  if (violations === undefined) return [`${operation} answered ${status}, which is not described`]
  return violations.map(
    ({ instancePath, message }) => `${operation} ${status} ${instancePath} ${message}`,
  )
}

/** A sandbox with the control of its default account through one of the {@link doors}. */
export async function openThrough(
  controlOf: (sandbox: Sandbox) => Promise<Control>,
  options: SandboxOptions = {},
): Promise<CheckedSandbox & { readonly control: Control }> {
  const start = options.clock === 'real' ? {} : { startAt: '2025-06-01T10:00:00Z' }
  const checked = await openSandbox({ ...start, ...options })
  return { ...checked, control: await controlOf(checked.sandbox) }
}

/** The body of a charge as the documentation page makes it, with what a test wants different. */
export function chargeBody(changes: { source?: object; [field: string]: unknown } = {}): object {
  const { source, ...rest } = changes
  return {
    amount: 400_000,
    currency: 'THB',
    source: {
      type: 'barcode_alipay',
      barcode: '1234567890',
      store_id: 'BJ_ZZ_001',
      store_name: 'Some Store',
      terminal_id: 'T80001',
      ...source,
    },
    ...rest,
  }
}

export function testBarcode(ending: string): string {
  return `28${'0'.repeat(12)}${ending}`
}

export async function createCharge(
  api: Api,
  changes: Parameters<typeof chargeBody>[0] = {},
): Promise<Wire['Charge']> {
  const answer = await api.post('/charges', chargeBody(changes)).expect(200)
  return answer.body as Wire['Charge']
}

export async function getCharge(api: Api, id: string): Promise<Wire['Charge']> {
  return (await api.get(`/charges/${id}`).expect(200)).body as Wire['Charge']
}

/** What a receiver got: the exact bytes and headers. */
export interface Received {
  readonly body: string
  readonly headers: IncomingHttpHeaders
  readonly event: { id: string; key: string; data: Record<string, unknown> }
}

export interface Receiver extends AsyncDisposable {
  readonly url: string
  readonly received: Received[]
  readonly server: Server
  /** Resolves when as many have come. */
  until(count: number): Promise<void>
}

/** A real HTTP server that keeps what it is sent, and answers as told: 200 when not told. */
export async function openReceiver(
  answer: (received: Received) => number | Promise<number> = () => 200,
): Promise<Receiver> {
  const received: Received[] = []
  const waiting = new Map<number, () => void>()
  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks).toString('utf8')
    const one = { body, headers: incoming.headers, event: JSON.parse(body) as Received['event'] }
    received.push(one)
    waiting.get(received.length)?.()
    response.writeHead(await answer(one)).end('thank you')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    server,
    until: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve()
        else waiting.set(count, resolve)
      }),
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** Sends bytes as they are, and gives what comes back until the server closes. */
export function sendBytes(port: number, bytes: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let answer = ''
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

/** What an export holds, which its document does not describe. */
export function copyIn(state: ControlWire['State']): AccountCopy {
  return state.data as unknown as AccountCopy
}
