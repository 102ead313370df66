import { didYouMean } from '../cli/nearest.ts'
import { ToolUsageError } from './tools/tool.ts'

interface OpenapiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, OpenapiOperation>>>>
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> }
}

interface OpenapiOperation {
  readonly operationId?: string
  readonly summary?: string
}

/** What an OpenAPI document holds, or one operation or schema of it, as JSON. Throws a ToolUsageError where there is no such part. */
export async function readDocumentPart(api: string, part?: string): Promise<string> {
  const { paths, components } = await documentOf(api)
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item)
      .filter(([, { operationId }]) => operationId !== undefined)
      .map(([method, operation]) => ({ ...operation, method, path })),
  )
  const schemas = Object.keys(components.schemas)
  if (part === undefined) {
    const listed = operations.map(
      ({ operationId, method, path, summary }) =>
        `${operationId}: ${method.toUpperCase()} ${path}. ${summary ?? ''}`,
    )
    return JSON.stringify({ operations: listed, schemas }, null, 1)
  }
  const names = [...operations.map(({ operationId }) => operationId ?? ''), ...schemas]
  const found =
    operations.find(({ operationId }) => operationId === part) ?? components.schemas[part]
  if (found !== undefined) return JSON.stringify(found, null, 1)
  throw new ToolUsageError(
    `The document has no part "${part}".${didYouMean(part, names)} Read omise-sandbox://openapi/${api} for their names.`,
  )
}

async function documentOf(api: string): Promise<OpenapiDocument> {
  const { default: document } =
    api === 'omise'
      ? await import('@omise-sandbox/api/documents/omise.json', { with: { type: 'json' } })
      : await import('@omise-sandbox/api/documents/sandbox.json', { with: { type: 'json' } })
  return document as unknown as OpenapiDocument
}
