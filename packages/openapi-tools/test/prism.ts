import { createLogger } from '@stoplight/prism-core'
import { getHttpOperationsFromSpec } from '@stoplight/prism-http'
import { createServer } from '@stoplight/prism-http-server'
import type { Document } from './document.ts'

/** Prism, listening: a mock of a document or, given an upstream, a proxy that holds each exchange against it. */
export interface Prism extends AsyncDisposable {
  readonly url: string
}

/** What Prism says of an exchange that does not fit the document. */
export interface Violation {
  /** Where: `request` or `response` first. */
  readonly location: readonly string[]
  readonly message: string
}

export async function openPrism(document: Document, upstream?: string): Promise<Prism> {
  const logger = createLogger('prism', { enabled: false })
  const common = {
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    upstreamProxy: undefined,
    mock: { dynamic: false },
  }
  const config =
    upstream === undefined
      ? { ...common, isProxy: false as const }
      : { ...common, isProxy: true as const, upstream: new URL(upstream) }
  const server = createServer(await operationsOf(document), {
    cors: false,
    config,
    components: { logger },
  })
  const url = await server.listen(0, '127.0.0.1')
  return { url, [Symbol.asyncDispose]: () => server.close() }
}

const read = new WeakMap<Document, ReturnType<typeof getHttpOperationsFromSpec>>()

/** A document as Prism reads it, once: it compiles each schema when it first meets it, which takes longer than any call. */
function operationsOf(document: Document): ReturnType<typeof getHttpOperationsFromSpec> {
  const known = read.get(document)
  if (known) return known
  // Prism writes into what it is given.
  const operations = getHttpOperationsFromSpec(structuredClone(document)).then(withSharedSchemas)
  read.set(document, operations)
  return operations
}

/** The same with one object for all schemas that are equal, but for the ids that Prism numbers them with: it compiles each object. */
function withSharedSchemas<T>(operations: T): T {
  const schemas = new Map<string, unknown>()
  return JSON.parse(JSON.stringify(operations), (name, value) => {
    if (name === 'x-stoplight') return
    if (name !== 'schema' && name !== '__bundled__') return value
    const text = JSON.stringify(value)
    if (!schemas.has(text)) schemas.set(text, value)
    return schemas.get(text)
  })
}

/** What Prism found wrong with an exchange, as it tells in a header of the answer. */
export function violationsIn({ headers }: Response): readonly Violation[] {
  const text = headers.get('sl-violations')
  return text === null ? [] : (JSON.parse(text) as Violation[])
}
