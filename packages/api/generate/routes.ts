import { type Document, follow, type Operation, routesOf } from './document.ts'
import { fieldsOf } from './fields.ts'

/**
 * The module that lists a document's operations, which keys each accepts, and which fields it reads (of the imitated API)
 * or what it answers with (of the control API).
 */
export function routeTable(name: string, document: Document): string {
  const rows = routesOf(document).map(({ path, method, operation }) => {
    const more =
      name === 'omise'
        ? `fields: [${quoted(fieldsOf(operation, document))}]`
        : `answer: '${answerOf(operation, document)}'`
    return `  { operation: '${operation.operationId}', method: '${method}', path: '${path}', keys: [${quoted(keysOf(operation, document))}], ${more} },`
  })
  return [
    `/** Made from openapi/${name}.yaml by npm run generate. Do not edit. */`,
    `export const ${name}Routes = [`,
    ...rows,
    '] as const',
    '',
  ].join('\n')
}

const quoted = (names: readonly string[]) => names.map((name) => `'${name}'`).join(', ')

function keysOf(operation: Operation, document: Document): string[] {
  const names = (operation.security ?? document.security ?? []).flatMap(Object.keys)
  return (['secret', 'public'] as const).filter((kind) => names.includes(`${kind}Key`))
}

function answerOf({ responses }: Operation, document: Document): string {
  const { content = {} } = follow(document, responses[200] ?? {}, '').part
  return Object.keys(content)[0] ?? 'none'
}
