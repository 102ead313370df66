import {
  type Document,
  follow,
  methods,
  type Operation,
  type Parameter,
  type PathItem,
} from './document.ts'

/** One operation with all its parameters, those of its path among them. */
export interface Operated {
  /** `GET /charges`, `POST webhook charge.create`. */
  readonly label: string
  /** Webhooks are sent by the sandbox, and answered by the client. */
  readonly sender: 'client' | 'sandbox'
  readonly operation: Operation
  readonly parameters: ReadonlyMap<string, Placed>
}

interface Placed {
  readonly parameter: Parameter
  readonly origin: string
}

export function operationsOf(document: Document): Map<string, Operated> {
  const paths = Object.entries(document.paths ?? {})
  const webhooks = Object.entries(document.webhooks ?? {})
  const all = [
    ...paths.flatMap(([path, item]) => operated(document, path, item, 'client')),
    ...webhooks.flatMap(([name, item]) => operated(document, `webhook ${name}`, item, 'sandbox')),
  ]
  return new Map(all.map((one) => [one.label, one]))
}

function operated(
  document: Document,
  path: string,
  item: PathItem,
  sender: Operated['sender'],
): Operated[] {
  return methods.flatMap((method) => {
    const operation = item[method]
    if (!operation) return []
    const label = `${method.toUpperCase()} ${path}`
    const parameters = [...(item.parameters ?? []), ...(operation.parameters ?? [])].map(
      (given) => {
        const { part, origin } = follow<Parameter>(document, given, label)
        const name = `${part.in} ${part.name}`
        return [
          name,
          { parameter: part, origin: origin === label ? `${label} ${name}` : origin },
        ] as const
      },
    )
    return [{ label, sender, operation, parameters: new Map(parameters) }]
  })
}
