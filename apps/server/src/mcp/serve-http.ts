import { WebStandardStreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/webStandardStreamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'
import { ControlRefusal, type McpCall } from '@omise-sandbox/sandbox'
import { createMcpServer } from './server.ts'
import type { Site } from './site.ts'

type Message = NonNullable<Awaited<ReturnType<AgentAnswer>>>
type AgentAnswer = import('@omise-sandbox/sandbox').AgentDoor['answer']

/** Answers one message that came by HTTP; there are no sessions, so each has a server of its own. */
export async function answerMcp(site: Site, call: McpCall): Promise<Message | undefined> {
  const server = createMcpServer(site)
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true })
  const close = () => void server.close()
  // Its types are not written for exactOptionalPropertyTypes.
  await server.connect(transport as Transport)
  call.signal.addEventListener('abort', close, { once: true })
  try {
    const request = new Request('http://127.0.0.1/__sandbox/mcp', {
      method: 'POST',
      headers: headersOf(call),
    })
    const response = await transport.handleRequest(request, { parsedBody: call.message })
    const text = await response.text()
    if (!response.ok) throw refusalOf(response.status, text)
    return text === '' ? undefined : (JSON.parse(text) as Message)
  } finally {
    call.signal.removeEventListener('abort', close)
    close()
  }
}

const readHeaders = ['accept', 'content-type', 'mcp-protocol-version']

function headersOf({ headers }: McpCall): Record<string, string> {
  const given = readHeaders.map((name) => [name, headers[name]])
  return Object.fromEntries(given.filter(([, value]) => typeof value === 'string'))
}

function refusalOf(status: number, text: string): ControlRefusal {
  const { error } = JSON.parse(text) as { readonly error?: { readonly message?: string } }
  return new ControlRefusal({
    status,
    title: 'Not MCP',
    detail: error?.message ?? 'The message is none of the Model Context Protocol.',
    remedy:
      'Send one JSON-RPC message with Content-Type: application/json and Accept: application/json, text/event-stream. docs/agents.md sets up common agents.',
  })
}
