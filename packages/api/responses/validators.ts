import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { type Document, follow, pointer, routesOf } from '../generate/document.ts'
import type { Validator } from '../src/validator.ts'

const jsonTypes = ['application/json', 'application/problem+json']

/**
 * Checks of what the server answers, by `createCharge_200` or `createCharge_default`: each compiled when it is asked for first. For
 * tests, which need not be as quick to start as the server.
 */
export const responseValidators: ReadonlyMap<string, () => Validator> = new Map([
  ...validatorsOf('omise'),
  ...validatorsOf('sandbox'),
])

function validatorsOf(name: 'omise' | 'sandbox'): [string, () => Validator][] {
  const file = new URL(`../src/generated/${name}.json`, import.meta.url)
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document
  const ajv = new Ajv2020({
    strict: false,
    allErrors: true,
    validateFormats: false,
    inlineRefs: false,
    // The documents have been checked, and each check runs a few times: to make it is what takes time.
    validateSchema: false,
    code: { optimize: false },
  })
  // Only what schemas may refer to: a whole document would be checked as if it were a schema.
  ajv.addSchema({ $id: 'document', ...document })
  const compiled = new Map<string, Validator>()
  /** One for all answers of the same schema, as most refusals are. */
  function compile($ref: string): Validator {
    const validator = compiled.get($ref) ?? (ajv.compile({ $ref }) as Validator)
    compiled.set($ref, validator)
    return validator
  }
  return routesOf(document).flatMap(({ path, method, operation }) =>
    Object.entries(operation.responses).flatMap(([status, response]) => {
      const own = pointer('paths', path, method, 'responses', status)
      const { part, at } = follow(document, response, own)
      const type = jsonTypes.find((one) => part.content?.[one] !== undefined)
      if (type === undefined) return []
      const place = `${at}/content/${type.replace('/', '~1')}/schema`
      const schema = follow(document, part.content?.[type]?.schema ?? {}, place)
      const validator = () => compile(`document${schema.at}`)
      return [[`${operation.operationId}_${status}`, validator] as [string, () => Validator]]
    }),
  )
}
