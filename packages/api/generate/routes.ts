import { type Document, type Operation, routesOf } from './document.ts'

/** The module that lists a document's operations, and which keys each accepts. */
export function routeTable(name: string, document: Document): string {
  const rows = routesOf(document).map(({ path, method, operation }) => {
    const keys = keysOf(operation, document).map((key) => `'${key}'`)
    return `  { operation: '${operation.operationId}', method: '${method}', path: '${path}', keys: [${keys.join(', ')}] },`
  })
  return [
    `/** Made from openapi/${name}.yaml by npm run generate. Do not edit. */`,
    `export const ${name}Routes = [`,
    ...rows,
    '] as const',
    '',
  ].join('\n')
}

function keysOf(operation: Operation, document: Document): string[] {
  const names = (operation.security ?? document.security ?? []).flatMap(Object.keys)
  return (['secret', 'public'] as const).filter((kind) => names.includes(`${kind}Key`))
}
