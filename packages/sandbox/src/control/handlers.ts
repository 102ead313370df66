import {
  type AccountOperation,
  type AnyControlRow,
  type ArgumentSource,
  type Control,
  type ControlWire,
  controlTable,
  type ServerOperation,
} from '@omise-sandbox/api'
import { type AgentDoor, readDocument } from './agents.ts'
import type { ControlCall, ControlHandlers } from './call.ts'
import type { Serve } from './served-document.ts'
import type { ServedMetrics } from './served-metrics.ts'

export interface ServerFacts {
  readonly version: string
  /** Rejects where the store cannot be used. */
  ready(): Promise<void>
  /** Since the process started. */
  uptime(): string
  metrics(accept: string): Promise<ServedMetrics>
  fidelity(): Promise<ControlWire['Fidelity']>
  readonly agents: AgentDoor
  readonly documents: {
    omise(): Promise<Serve>
    sandbox(): Promise<Serve>
  }
}

/** The control API: what is asked of the server, and the methods of an account's control as the table names them. */
export function createControlHandlers(server: ServerFacts): ControlHandlers {
  const names = Object.keys(controlTable) as AccountOperation[]
  return {
    ...serverHandlers(server),
    ...(Object.fromEntries(names.map((name) => [name, handlerOf(controlTable[name])])) as Pick<
      ControlHandlers,
      AccountOperation
    >),
  }
}

function serverHandlers(server: ServerFacts): Pick<ControlHandlers, ServerOperation> {
  return {
    getHealth: async () => ({ status: 'ok', version: server.version, uptime: server.uptime() }),
    getReadiness: async () => {
      await server.ready()
      return { status: 'ready' }
    },
    getMetrics: ({ accept }) => server.metrics(accept),
    getFidelity: () => server.fidelity(),
    getControlOpenapi: async ({ address }) => (await server.documents.sandbox())(address()),
    getOmiseOpenapi: async ({ address }) => (await server.documents.omise())(address()),
    getGuide: () => readDocument(server.agents, 'llms.txt'),
    getWholeGuide: () => readDocument(server.agents, 'llms-full.txt'),
    getDocument: ({ params }) => readDocument(server.agents, params.document ?? ''),
    callMcp: ({ account, headers, body, signal }) =>
      server.agents.answer({ account, headers, message: body, signal }),
  }
}

type Methods = Readonly<Record<string, (...args: readonly unknown[]) => unknown>>

function handlerOf([method, ...sources]: AnyControlRow) {
  const readers = sources.map(readerOf)
  const [part, name] = method.split('.') as [keyof Control, string | undefined]
  return async (call: ControlCall): Promise<unknown> => {
    const args = readers.map((read) => read(call))
    if (name === undefined) return (call.control as unknown as Methods)[part]?.(...args)
    return (call.control[part] as unknown as Methods)[name]?.(...args)
  }
}

/** How an argument is read of a call, which has been checked against the document. */
function readerOf(source: ArgumentSource): (call: ControlCall) => unknown {
  switch (source) {
    case 'body':
      return ({ body }) => body
    case 'query':
      return ({ query }) => withNumbers(query)
    case 'signal':
      return ({ signal }) => signal
    case 'query and signal':
      return ({ query, signal }) => ({ ...query, signal })
    default: {
      const name = source.slice('body.'.length)
      return source.startsWith('body.') ? ({ body }) => body[name] : ({ params }) => params[name]
    }
  }
}

/** A query with what its check has found to be digits as the numbers they are. */
function withNumbers({ offset, limit, ...others }: ControlCall['query']): object {
  return {
    ...others,
    ...(offset === undefined ? {} : { offset: Number(offset) }),
    ...(limit === undefined ? {} : { limit: Number(limit) }),
  }
}
