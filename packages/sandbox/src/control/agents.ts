import { ControlRefusal, type ControlWire } from '@omise-sandbox/api'
import type { AccountId } from '../storage/store.ts'

/** A message of the Model Context Protocol, of who may use the control API. */
export interface McpCall {
  readonly account: AccountId
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly message: object
  /** Aborted when the caller goes away. */
  readonly signal: AbortSignal
}

/** What a sandbox has for coding agents; whoever makes the sandbox brings it. */
export interface AgentDoor {
  /** Gives the answer to a message; undefined for a notification. Throws a ControlRefusal for one that is not understood. */
  answer(call: McpCall): Promise<ControlWire['McpMessage'] | undefined>
  /** The text of `llms.txt`, `llms-full.txt` or a document such as `simulate.md`; undefined where there is none. */
  read(document: string): Promise<string | undefined>
}

/** What there is for agents, of a sandbox that was given nothing for them. */
export const noAgentDoor: AgentDoor = {
  answer: async () => {
    throw new ControlRefusal({
      status: 404,
      title: 'No MCP',
      detail: 'This sandbox was made without its parts for agents.',
      remedy: 'Use the command omise-sandbox, or createSandbox of the package omise-sandbox.',
    })
  },
  read: async () => undefined,
}

/** A document's text. Throws a ControlRefusal where there is none. */
export async function readDocument(agents: AgentDoor, name: string): Promise<string> {
  const text = await agents.read(name)
  if (text !== undefined) return text
  throw new ControlRefusal({
    status: 404,
    title: 'No such document',
    detail: `There is no document "${name.slice(0, 100)}" here.`,
    remedy: 'GET /llms.txt names the documents.',
  })
}
