import { Client } from '@modelcontextprotocol/sdk/client/index.js'
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js'
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js'
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js'

/** An agent that counts what it calls, and how much it is told, the list of tools included. */
export interface Agent extends AsyncDisposable {
  readonly client: Client
  /** How much the list of tools takes. */
  readonly listBytes: number
  readonly counts: { calls: number; bytes: number }
  /** What a tool answers, as JSON or text. Throws where it is an error. */
  tool<Answer = never>(name: string, args?: object): Promise<Answer>
  /** The words of a tool's error. */
  refusal(name: string, args?: object): Promise<string>
}

export async function openAgent(transport: Transport): Promise<Agent> {
  const client = new Client({ name: 'agent', version: '1.0.0' })
  await client.connect(transport)
  const listBytes = JSON.stringify(await client.listTools()).length
  const counts = { calls: 0, bytes: listBytes }

  async function call(name: string, args: object) {
    const answer = await client.callTool({ name, arguments: { ...args } })
    counts.calls += 1
    counts.bytes += JSON.stringify(answer).length
    const [{ text }] = answer.content as [{ text: string }]
    return { text, isError: answer.isError === true }
  }

  return {
    client,
    listBytes,
    counts,
    async tool(name, args = {}) {
      const { text, isError } = await call(name, args)
      if (isError) throw new Error(text)
      return text.startsWith('{') ? JSON.parse(text) : text
    },
    async refusal(name, args = {}) {
      const { text, isError } = await call(name, args)
      if (isError) return text
      throw new Error(`${name} did it: ${text}`)
    },
    [Symbol.asyncDispose]: () => client.close(),
  }
}

/** By HTTP, as the account of a key. */
export function overHttp(url: string, headers: Readonly<Record<string, string>>): Transport {
  const transport = new StreamableHTTPClientTransport(new URL(`${url}/__sandbox/mcp`), {
    requestInit: { headers: { ...headers } },
  })
  // Its types are not written for exactOptionalPropertyTypes.
  return transport as Transport
}

export function basic(key: string): { readonly Authorization: string } {
  return { Authorization: `Basic ${btoa(`${key}:`)}` }
}

/** By the standard streams of a command. */
export function overStdio(file: string, args: readonly string[]): StdioClientTransport {
  return new StdioClientTransport({
    command: process.execPath,
    args: [file, ...args],
    stderr: 'pipe',
  })
}
