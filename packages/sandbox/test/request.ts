import { once } from 'node:events'
import {
  Agent,
  createServer,
  get,
  type IncomingMessage,
  type RequestListener,
  type Server,
} from 'node:http'
import type { AddressInfo } from 'node:net'
import supertest from 'supertest'

type Method = 'get' | 'post' | 'put' | 'patch' | 'delete' | 'options' | 'head'

/** Listening servers by what they serve, so that a test listens once and not once a call. */
const servers = new Map<RequestListener, Server>()
const agent = new Agent({ keepAlive: true })

/** supertest's calls to a handler, over connections that are kept until {@link stopServing}. */
export function request(
  handler: RequestListener,
): Record<Method, (path: string) => supertest.Test> {
  const calls = supertest(serverOf(handler))
  const call = (method: Method) => (path: string) => calls[method](path).agent(agent)
  return {
    get: call('get'),
    post: call('post'),
    put: call('put'),
    patch: call('patch'),
    delete: call('delete'),
    options: call('options'),
    head: call('head'),
  }
}

/** Reads a path so many times, one call after the other. Cheaper than {@link request} where nobody looks at the answers. */
export async function readOften(
  handler: RequestListener,
  { path, key, times }: { readonly path: string; readonly key: string; readonly times: number },
): Promise<void> {
  const server = serverOf(handler)
  if (!server.listening) await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  for (let count = 0; count < times; count++) {
    const call = get({ host: '127.0.0.1', port, path, auth: `${key}:`, agent })
    const [answer] = (await once(call, 'response')) as [IncomingMessage]
    if (answer.statusCode !== 200) throw new Error(`${path} answered ${answer.statusCode}.`)
    await once(answer.resume(), 'end')
  }
}

/** Closes what {@link request} opened for a handler. */
export function stopServing(handler: RequestListener): void {
  const server = servers.get(handler)
  servers.delete(handler)
  server?.close()
  server?.closeAllConnections()
}

function serverOf(handler: RequestListener): Server {
  const found = servers.get(handler)
  if (found) return found
  const server = createServer({ keepAliveTimeout: 0 }, handler).listen(0, '127.0.0.1').unref()
  servers.set(handler, server)
  return server
}
