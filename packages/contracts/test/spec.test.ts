import { readdir, readFile } from 'node:fs/promises'
import { controlRequests, omiseRequests } from '@omise-sandbox/api/requests'
import { operationOf, violationsOf } from '@omise-sandbox/api/responses'
import qs from 'qs'
import { describe, expect, it } from 'vitest'

interface HttpInteraction {
  readonly type: 'Synchronous/HTTP'
  readonly description: string
  readonly request: { readonly method: string; readonly path: string; readonly body?: Content }
  readonly response: { readonly status: number; readonly body?: Content }
}

interface MessageInteraction {
  readonly type: 'Asynchronous/Messages'
  readonly description: string
  readonly contents: Content
}

interface Content {
  readonly content: unknown
  readonly contentType: string
}

interface Pact {
  readonly interactions: readonly (HttpInteraction | MessageInteraction)[]
}

const folder = new URL('../pacts/', import.meta.url)
const files = await readdir(folder)

describe.each(files)('%s keeps to the OpenAPI documents', async (file) => {
  const pact = JSON.parse(await readFile(new URL(file, folder), 'utf8')) as Pact

  it.each(pact.interactions.map((one) => [one.description, one] as const))('in %s', (_, one) => {
    if (one.type === 'Asynchronous/Messages') {
      const { content: body } = one.contents
      expect(violationsOf({ operation: 'getEvent', status: 200, body })).toEqual([])
      return
    }
    const { request, response } = one
    const operation = operationOf(request.method, request.path)
    expect(operation, `${request.method} ${request.path}`).toBeDefined()
    if (response.status < 300) {
      const accepts = { ...omiseRequests, ...controlRequests }[`${operation}Body`]
      if (accepts && request.body) {
        expect(accepts(parsed(request.body)), JSON.stringify(accepts.errors)).toBe(true)
      }
    }
    const answer = { operation: operation ?? '', status: response.status }
    const found = violationsOf({ ...answer, body: response.body?.content })
    expect(file.startsWith('control-') ? withoutMissing(found) : found).toEqual([])
  })
})

function parsed({ content, contentType }: Content): unknown {
  return contentType === 'application/json' ? content : qs.parse(String(content))
}

/** The control client's contracts name what its users count on, which is less than all fields. */
function withoutMissing(found: ReturnType<typeof violationsOf>): unknown[] {
  return (found ?? []).filter(({ keyword }) => keyword !== 'required')
}
