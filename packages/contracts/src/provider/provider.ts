import type { RequestListener } from 'node:http'
import { createClient } from '@omise-sandbox/client'
import { createSandbox } from '@omise-sandbox/sandbox'
import { asKey, secretKey } from './account.ts'
import { forwardTo } from './forward.ts'
import { createInteractions, type Interactions } from './interactions.ts'
import { type Served, serve } from './serve.ts'
import type { Stage } from './stage.ts'
import { createWebhooks } from './webhook.ts'

/** What contracts are verified against, with the calls that Pact's verifier makes besides. */
export interface Provider extends AsyncDisposable {
  readonly url: string
  readonly port: number
  readonly interactions: Interactions
}

/** Where Pact's verifier asks for states and messages. */
export const paths = { state: '/_pact/state', message: '/_pact/message' } as const

const webhookPath = '/_pact/webhook'

/** A sandbox of its own on a clock that stands still, whose payers wait to be told what to do. */
export async function openSandbox(): Promise<Provider> {
  const sandbox = await createSandbox({ clock: 'virtual', outcome: 'manual', seed: 'contracts' })
  const { url: baseUrl } = await sandbox.listen()
  const stage: Stage = {
    client: createClient({ secretKey, baseUrl, retry: false }),
    control: sandbox.controlOf(secretKey),
    settled: () => sandbox.settled(secretKey),
  }
  const served = await serveStage(stage, () => (request, response) => {
    request.headers.authorization = asKey(request.headers.authorization, secretKey)
    sandbox.handler(request, response)
  })
  return {
    ...served,
    async [Symbol.asyncDispose]() {
      await served[Symbol.asyncDispose]()
      await sandbox.close()
    },
  }
}

/** Another API in the sandbox's place, called with a key of its own; only what its callers can do can be prepared there. */
export function openApi(api: {
  readonly baseUrl: string
  readonly secretKey: string
}): Promise<Provider> {
  const stage: Stage = {
    client: createClient(api),
    control: undefined,
    settled: async () => {},
  }
  return serveStage(stage, ({ refuse }) =>
    forwardTo(api, (error) => refuse(error, `${api.baseUrl} could not be reached: `)),
  )
}

async function serveStage(
  stage: Stage,
  apiOf: (interactions: Interactions) => RequestListener,
): Promise<Provider> {
  let served: Served | undefined
  const interactions = createInteractions(stage)
  const api = apiOf(interactions)
  const webhooks = createWebhooks(stage, () => `${served?.url}${webhookPath}`)
  served = await serve(
    {
      [paths.state]: (body) => interactions.change(body),
      [paths.message]: (body) => interactions.message(body, webhooks.message),
      [webhookPath]: (body, request) => webhooks.take(body, request),
    },
    (request, response) => {
      interactions.request()
      api(request, response)
    },
  )
  return { ...served, interactions }
}
