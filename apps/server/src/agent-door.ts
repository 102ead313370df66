import { type AgentDoor, ControlRefusal } from '@omise-sandbox/sandbox'

/** Where a sandbox of this process can be called, and whom it serves. */
export interface OwnSite {
  /** Undefined where it does not listen itself. */
  readonly url: string | undefined
  readonly adminToken?: string | undefined
  /** Whether its webhooks may go only where they are allowed to: then none go where a caller names. */
  readonly isGuarded: boolean
}

const noCertify =
  'This server sends webhooks only where it may, and other machines can reach it. Run omise-sandbox certify, or omise-sandbox mcp, on your own machine.'

/** What a sandbox has for coding agents: loaded when the first of them calls. */
export function createAgentDoor(own: () => OwnSite): AgentDoor {
  return {
    async answer(call) {
      const { answerMcp } = await import('./mcp/serve-http.ts')
      const { url, adminToken, isGuarded } = own()
      if (url === undefined) throw notListening()
      const site = { url, adminToken, account: call.account }
      return answerMcp(isGuarded ? { ...site, noCertify } : site, call)
    },
    async read(document) {
      const { readText } = await import('./mcp/documents.ts')
      return readText(document)
    },
  }
}

function notListening(): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'Not listening',
    detail:
      'The tools call the sandbox at an address of its own, and it has none: it only answers through its handler.',
    remedy: 'Call sandbox.listen(), and MCP at that address.',
  })
}
