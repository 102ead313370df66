import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Published {
  readonly success: boolean
  readonly providerApplicationVersion: string
  readonly testResults: readonly {
    readonly interactionId?: string
    readonly interactionDescription: string
    readonly success: boolean
    readonly exceptions: readonly { readonly message: string }[]
  }[]
}

/** What a broker does in place of what it should. */
export type Instead =
  | 'silence'
  | { readonly status: number; readonly body?: string; readonly location?: string }

interface Behaviour {
  readonly token?: string
  /** By path. */
  readonly instead?: Readonly<Record<string, Instead>>
  /** It is old, and knows no branches. */
  readonly withoutBranches?: true
}

/**
 * A stand-in for the part of a Pact broker that a verifier calls: which contracts are to be verified, the contracts, and
 * places to tell branches and results. It is no broker: it selects nothing, and keeps what it is told in lists.
 */
export async function startBroker(pacts: readonly object[], behaviour: Behaviour = {}) {
  const { token, instead = {}, withoutBranches } = behaviour
  const published: Published[] = []
  const branches: string[] = []
  let unauthorized = 0
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '').replace(/\?.*/, '')
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      unauthorized++
      response.writeHead(401).end()
    } else if (instead[path] === undefined) {
      await answer(path, request, response)
    } else if (instead[path] !== 'silence') {
      const { status, body, location } = instead[path]
      response.writeHead(status, location === undefined ? {} : { location }).end(body)
    }
  })

  async function answer(
    path: string,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const body = await textOf(request)
    if (path.startsWith('/results/') && request.method === 'POST') {
      published.push(JSON.parse(body) as Published)
      return hal(response, {}, 201)
    }
    if (path.startsWith('/branches/') && request.method === 'PUT') {
      branches.push(path)
      return hal(response, {}, 201)
    }
    const number = /^\/pacts\/(\d+)$/.exec(path)?.[1]
    const known = {
      '/': index(),
      '/for-verification': forVerification(),
      '/provider': provider(),
      ...(number === undefined ? {} : { [path]: contract(pacts[Number(number)] ?? {}, number) }),
    }
    const found = (known as Record<string, object>)[path]
    if (found) hal(response, found)
    else hal(response, { error: path }, 404)
  }

  const link = (path: string) => ({ href: `${url}${path}` })
  const index = () => ({
    _links: {
      self: link('/'),
      'pb:provider': link('/provider'),
      'pb:provider-pacts-for-verification': link('/for-verification?provider={provider}'),
    },
  })
  const provider = () => ({
    _links: withoutBranches
      ? {}
      : { 'pb:branch-version': link('/branches/{branch}/versions/{version}') },
  })
  const forVerification = () => ({
    _embedded: {
      pacts: pacts.map((_, number) => ({
        shortDescription: 'latest from main branch',
        verificationProperties: { notices: [] },
        _links: { self: { ...link(`/pacts/${number}`), name: 'The contract' } },
      })),
    },
    _links: { self: link('/for-verification') },
  })
  const contract = (pact: object, number: string) => ({
    ...pact,
    _links: {
      self: link(`/pacts/${number}`),
      'pb:provider': link('/provider'),
      'pb:publish-verification-results': link(`/results/${number}`),
    },
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    published,
    branches,
    get unauthorized() {
      return unauthorized
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function hal(response: ServerResponse, value: object, status = 200): void {
  response.writeHead(status, { 'Content-Type': 'application/hal+json' })
  response.end(JSON.stringify(value))
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}
