import { type Fields, fieldsOf, textOf } from '../fields.ts'
import type { Interaction } from '../read-interaction.ts'
import type { Checker } from './checker.ts'
import type { Operation } from './document.ts'
import { bodyOf, contentsOf, queryOf } from './parts.ts'

let checkers: Promise<readonly Checker[]> | undefined

/**
 * What an interaction counts on that is not in the OpenAPI documents: an operation, a parameter, a field or a value that
 * is not there, or a request that does not fit though it is to succeed.
 */
export async function disagreements(interaction: Interaction): Promise<readonly string[]> {
  checkers ??= loadCheckers()
  const all = await checkers
  const found =
    interaction.kind === 'http'
      ? ofHttp(all, interaction.fields)
      : ofMessage(all, interaction.fields)
  return found.map((words) => `OpenAPI, ${words}`)
}

async function loadCheckers(): Promise<readonly Checker[]> {
  const [{ createChecker }, omise, sandbox] = await Promise.all([
    import('./checker.ts'),
    import('@omise-sandbox/api/documents/omise.json', { with: { type: 'json' } }),
    import('@omise-sandbox/api/documents/sandbox.json', { with: { type: 'json' } }),
  ])
  return [omise, sandbox].map((document) => createChecker(document.default))
}

function ofHttp(checkers: readonly Checker[], fields: Fields): readonly string[] {
  const request = fieldsOf(fields.request) ?? {}
  const response = fieldsOf(fields.response) ?? {}
  const { method = 'GET', path = '/' } = request
  for (const checker of checkers) {
    const operation = checker.operation(textOf(method), textOf(path))
    if (!operation) continue
    const status = Number(textOf(response.status ?? 200))
    // What is to be refused is sent wrongly on purpose.
    const asked = status < 300 ? ofRequest(checker, operation, request) : []
    return [...asked, ...ofResponse(checker, operation, status, response)]
  }
  return [`the request: there is no ${textOf(method).toUpperCase()} ${textOf(path)}`]
}

function ofRequest(
  checker: Checker,
  { title, requestBody, query }: Operation,
  request: Fields,
): readonly string[] {
  const found = queryOf(request).flatMap(([name, value]) => {
    const parameter = query.find(({ part }) => part.name === name.replace(/\[.*$/, ''))
    if (!parameter) return [`the query: ${title} has no parameter ${name}`]
    if (name.includes('[')) return []
    return checker.text(parameter.part.schema, value).map((words) => `the query, ${name}: ${words}`)
  })
  const body = bodyOf(request)
  if (!requestBody) return found
  if (!body) {
    const isMissing = requestBody.part.required === true
    return isMissing ? [...found, `the request: ${title} wants a body`] : found
  }
  if (!body.known) return found
  const wrong = checker.whole(requestBody, body.value).map((words) => `the request, ${words}`)
  return [...found, ...wrong]
}

function ofResponse(
  checker: Checker,
  { title, responses }: Operation,
  status: number,
  response: Fields,
): readonly string[] {
  const names = [String(status), `${Math.floor(status / 100)}XX`, 'default']
  const place = names.map((name) => responses[name]).find((one) => one !== undefined)
  if (!place) return [`the answer: ${title} has none of status ${status}`]
  const body = bodyOf(response)
  if (!body?.known) return []
  return checker.part(place, body.value).map((words) => `the answer, ${words}`)
}

/** A message is a webhook, whose contents are an event. */
function ofMessage(checkers: readonly Checker[], fields: Fields): readonly string[] {
  const body = contentsOf(fields)
  const [checker] = checkers
  if (!checker || !body?.known) return []
  const { object } = fieldsOf(fieldsOf(body.value)?.data) ?? {}
  const schema = object === 'refund' ? 'RefundEvent' : 'ChargeEvent'
  return checker.partOf(schema, body.value).map((words) => `the webhook, ${words}`)
}
