import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import { type Document, follow, pointer, routesOf } from './document.ts'

type Name = 'omise' | 'sandbox'

/** What the sandbox reads by itself: the document does not say what is in a state. */
const readElsewhere: ReadonlySet<string> = new Set(['importState'])

/** Checks of what clients send: `createChargeBody`, `waitForChargeQuery`. Loaded by the server. */
export function requestValidators(name: Name, document: Document): Record<string, string> {
  const schemas: Record<string, object> = {}
  for (const { path, method, operation } of routesOf(document)) {
    if (operation.requestBody && !readElsewhere.has(operation.operationId)) {
      const own = pointer('paths', path, method, 'requestBody')
      const { part, at } = follow(document, operation.requestBody, own)
      if (part.content?.['application/json']) {
        schemas[`${operation.operationId}Body`] = {
          $ref: `document${at}/content/application~1json/schema`,
        }
      }
    }
    const query = (operation.parameters ?? [])
      .map((parameter) => follow(document, parameter, '').part)
      .filter((parameter) => parameter.in === 'query')
    if (name === 'sandbox' && query.length > 0) {
      schemas[`${operation.operationId}Query`] = {
        type: 'object',
        additionalProperties: false,
        required: query.flatMap((parameter) => (parameter.required ? [parameter.name] : [])),
        properties: Object.fromEntries(
          query.map(({ name: key, schema }) => [
            key,
            '$ref' in schema ? { $ref: `document${schema.$ref}` } : schema,
          ]),
        ),
      }
    }
  }
  return modules({ file: `${name}-requests`, document, schemas, verbose: name === 'sandbox' })
}

function modules(options: {
  readonly file: string
  readonly document: Document
  readonly schemas: Readonly<Record<string, object>>
  /** Let violations carry the value and its schema, for messages that name what is valid. */
  readonly verbose: boolean
}): Record<string, string> {
  const { file, document, schemas, verbose } = options
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    verbose,
    validateFormats: false,
    inlineRefs: false,
    code: { source: true, esm: true, optimize: 2 },
  })
  // Only what schemas may refer to: a whole document would be checked as if it were a schema.
  ajv.addSchema({ $id: 'document', ...document })
  for (const [name, schema] of Object.entries(schemas)) ajv.addSchema({ $id: name, ...schema })
  const names = Object.keys(schemas).sort()
  const code = standalone.default(ajv, Object.fromEntries(names.map((name) => [name, name])))
  if (code.includes('require(')) {
    throw new Error(
      `${file} would need a module at run time; a keyword such as minLength or uniqueItems does that. Use pattern instead.`,
    )
  }
  const declarations = names.map((name) => `export declare const ${name}: Validator`)
  return {
    [`${file}.js`]: `// Made by npm run generate. Do not edit.\n${code}\n`,
    [`${file}.d.ts`]: [
      '// Made by npm run generate. Do not edit.',
      "import type { Validator } from '../validator.ts'",
      ...declarations,
      '',
    ].join('\n'),
  }
}
