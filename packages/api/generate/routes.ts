import { type Document, type Operation, routesOf } from './document.ts'
import { fieldsOf } from './fields.ts'

/** The module that lists a document's operations, which keys each accepts, and, of the imitated API, which fields it reads. */
export function routeTable(name: string, document: Document): string {
  const rows = routesOf(document).map(({ path, method, operation }) => {
    const fields = name === 'omise' ? `, fields: [${quoted(fieldsOf(operation, document))}]` : ''
    return `  { operation: '${operation.operationId}', method: '${method}', path: '${path}', keys: [${quoted(keysOf(operation, document))}]${fields} },`
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
