import type { ControlRefusal, Violation } from '@omise-sandbox/api'
import { controlRequests } from '@omise-sandbox/api/requests'
import { printUnknown } from '@omise-sandbox/core'
import { badRequest } from './problem.ts'

/**
 * Checks what was sent against `openapi/sandbox.yaml`, by the check's name (`advanceClockBody`). Throws a refusal
 * that says what is wrong and what would be right.
 */
export function checkRequest(name: string, value: unknown): void {
  const validate = controlRequests[name]
  if (!validate || validate(value)) return
  const violations = validate.errors ?? []
  // Of the alternatives of a oneOf the most telling complaint is the one about a name or a value.
  const telling = violations.find(({ keyword }) => keyword !== 'oneOf' && keyword !== 'type')
  throw explain(telling ?? violations[0], value)
}

/**
 * Checks what an in-process caller asks by, as the query of the operation says: a number counts as its digits, and what is
 * undefined as left out.
 */
export function checkQuery(name: string, query: object): void {
  const given = Object.entries(query).filter(([, value]) => value !== undefined)
  checkRequest(
    name,
    Object.fromEntries(
      given.map(([key, value]) => [key, typeof value === 'number' ? String(value) : value]),
    ),
  )
}

function explain(violation: Violation | undefined, value: unknown): ControlRefusal {
  if (!violation) return badRequest('The request does not fit.', seeDocument)
  const { keyword, params, instancePath, data } = violation
  const where = instancePath === '' ? 'The request' : `"${instancePath.slice(1)}"`
  const names = Object.keys(violation.parentSchema?.properties ?? {})
  switch (keyword) {
    case 'additionalProperties':
      return badRequest(
        `There is no field "${printUnknown(params.additionalProperty)}".`,
        names.length > 0 ? `Use: ${names.join(', ')}.` : 'Leave it out.',
      )
    case 'required':
      return badRequest(`${where} lacks "${printUnknown(params.missingProperty)}".`, 'Add it.')
    case 'enum':
      return badRequest(
        `${where} cannot be ${JSON.stringify(data)}.`,
        `Use one of: ${(params.allowedValues as unknown[]).join(', ')}.`,
      )
    case 'type':
      return badRequest(
        `${where} cannot be ${describe(instancePath === '' ? value : data)}.`,
        remedyIn(violation, `Send ${[params.type].flat().join(' or ')}.`),
      )
    case 'pattern':
    case 'minimum':
    case 'maximum':
      return badRequest(`${where} cannot be ${JSON.stringify(data)}.`, remedyIn(violation))
    default:
      return badRequest(`${where} ${violation.message ?? 'does not fit'}.`, seeDocument)
  }
}

/** What the document says to use: such a description begins so. */
function remedyIn({ parentSchema }: Violation, otherwise = seeDocument): string {
  const description = parentSchema?.description
  return description?.startsWith('Use ') ? description : otherwise
}

const seeDocument = 'GET /__sandbox/openapi.json describes it.'

function describe(value: unknown): string {
  if (value === undefined) return 'empty'
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' && value !== null ? 'an object' : JSON.stringify(value)
}
