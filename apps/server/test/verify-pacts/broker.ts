import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Told {
  readonly success: boolean
  readonly providerApplicationVersion: string
}

/**
 * A stand-in for the part of a Pact broker that a verifier calls: which contracts are to be verified, a contract, and
 * a place to tell the results. It is no broker: it selects nothing, and keeps what it is told in a list.
 */
export async function startBroker(pact: object, token: string) {
  const told: Told[] = []
  let unauthorized = 0
  const server = createServer(async (request, response) => {
    if (request.headers.authorization !== `Bearer ${token}`) {
      unauthorized++
      response.writeHead(401).end()
      return
    }
    await answer(request, response)
  })

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = (request.url ?? '').replace(/\?.*/, '')
    const body = await textOf(request)
    if (path === '/results') {
      told.push(JSON.parse(body) as Told)
      return hal(response, {}, 201)
    }
    const known = { '/': index(), '/for-verification': forVerification(), '/pact': contract() }
    const found = (known as Record<string, object>)[path]
    if (found) hal(response, found)
    else hal(response, { error: path }, 404)
  }

  const link = (path: string) => ({ href: `${url}${path}` })
  const index = () => ({
    _links: {
      self: link('/'),
      'pb:provider': link('/provider'),
      'pb:provider-pacts-for-verification': link('/for-verification'),
    },
  })
  const forVerification = () => ({
    _embedded: {
      pacts: [
        {
          shortDescription: 'latest from main branch',
          verificationProperties: { notices: [] },
          _links: { self: { ...link('/pact'), name: 'The contract' } },
        },
      ],
    },
    _links: { self: link('/for-verification') },
  })
  const contract = () => ({
    ...pact,
    _links: { self: link('/pact'), 'pb:publish-verification-results': link('/results') },
  })

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    url,
    told,
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
