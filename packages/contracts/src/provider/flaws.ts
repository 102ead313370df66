import { type Fields, fieldsOf } from './fields.ts'
import type { Kind } from './kind.ts'

/** Why Pact would see less of an interaction than its author wrote, in a sentence; undefined where it sees all. */
export function flawIn(fields: Fields, kind: Kind): string | undefined {
  const misplaced = Object.keys(fields).find((key) => /state/i.test(key) && !stateKeys.has(key))
  if (misplaced !== undefined)
    return `Pact reads no "${misplaced}". Name provider states in providerStates.`
  switch (kind) {
    case 'http':
      return flawInHttp(fields)
    case 'message':
      return saysNothing(fields)
        ? 'The message has no contents: nothing of the webhook would be checked.'
        : undefined
    case 'synchronous-message':
      return 'It is a synchronous message, a request with its answer over a message queue or by a plugin. This API has none: it answers HTTP, and its webhooks are asynchronous messages.'
  }
}

const stateKeys: ReadonlySet<string> = new Set([
  'providerStates',
  'providerState',
  'provider_state',
])

function flawInHttp({ request, response }: Fields): string | undefined {
  const [asked, answered] = [fieldsOf(request), fieldsOf(response)]
  if (!asked || !answered) return `It has no ${asked ? 'response' : 'request'}.`
  const { status } = answered
  if (status !== undefined && !Number.isInteger(status)) {
    return `The status of its response is ${JSON.stringify(status)}, which is no number.`
  }
  return noTextIn(asked, 'request') ?? noTextIn(answered, 'response')
}

/** What Pact would pass over, or take for its default, since it is no text. */
function noTextIn(part: Fields, name: string): string | undefined {
  for (const field of ['method', 'path']) {
    const value = part[field]
    if (value !== undefined && typeof value !== 'string')
      return noText(`${field} of its ${name}`, value)
  }
  for (const [field, word] of [
    ['headers', 'header'],
    ['query', 'query parameter'],
  ] as const) {
    for (const [key, value] of Object.entries(fieldsOf(part[field]) ?? {})) {
      const object = [value].flat().find((each) => fieldsOf(each) !== undefined)
      if (object !== undefined) return noText(`${word} ${key} of its ${name}`, object)
    }
  }
  return undefined
}

function noText(what: string, value: unknown): string {
  return `The ${what} is ${JSON.stringify(value)}, which is no text.`
}

/** Whether a message expects neither contents nor metadata, but for the type of contents. */
function saysNothing({ contents, metadata, metaData }: Fields): boolean {
  const named = Object.keys(fieldsOf(metadata) ?? fieldsOf(metaData) ?? {})
  if (named.some((name) => !/^content-?type$/i.test(name))) return false
  const content = fieldsOf(contents)
  // Version 4 wraps what it expects.
  const wrapped = content !== undefined && 'contentType' in content && 'encoded' in content
  const expected = wrapped ? content.content : contents
  return expected === undefined || expected === null || expected === ''
}
