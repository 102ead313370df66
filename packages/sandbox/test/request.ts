import { Agent, createServer, type RequestListener, type Server } from 'node:http'
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
