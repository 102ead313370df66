import { describe, expect, it } from 'vitest'
import { verifyPacts } from '../src/provider/index.ts'
import { list, pact, statusMatched, webhook } from './contracts/build.ts'
import { makeFolder } from './contracts/folder.ts'

const unicorns = { name: 'unicorns exist' }
const noUnicorns = /^There is no provider state "unicorns exist"/
const anyError = { match: 'statusCode', status: 'error' }
const byType = (path: string) => ({
  matchingRules: { body: { [path]: { matchers: [{ match: 'type' }] } } },
})
const v4 = (contents: object) => ({
  contents: { content: contents, contentType: 'application/json', encoded: false },
})

/** Contracts that say what is not so, in ways that Pact alone, or a hasty look, takes for holding. */
const wrong: Readonly<Record<string, readonly [contract: object, problem: RegExp]>> = {
  'a state that there is not, where any error status will do': [
    pact(4, { interactions: [statusMatched(anyError, [unicorns])] }),
    noUnicorns,
  ],
  'a state that there is not, where any number of a status will do': [
    pact(4, { interactions: [statusMatched({ match: 'integer' }, [unicorns])] }),
    noUnicorns,
  ],
  'a state that cannot be prepared, where any error status will do': [
    pact(4, {
      interactions: [
        statusMatched(anyError, [{ name: 'a charge was paid', params: { amount: 1 } }]),
      ],
    }),
    /^"a charge was paid" could not be prepared: amount must be greater/,
  ],
  'a second state that there is not': [
    pact(4, {
      interactions: [statusMatched(anyError, [{ name: 'a charge is pending' }, unicorns])],
    }),
    noUnicorns,
  ],
  'a parameter that its state has not': [
    pact(4, {
      interactions: [statusMatched(anyError, [{ name: 'a charge was paid', params: { a: 1 } }])],
    }),
    /has no parameter "a"/,
  ],
  'a state under a name that Pact does not read': [
    pact(3, { interactions: [list({ interaction: { provider_states: [unicorns] } })] }),
    /^Pact reads no "provider_states"/,
  ],
  'a method that is no text, which Pact takes for GET': [
    pact(3, { interactions: [list({ request: { method: { is: 'DELETE' } } })] }),
    /^The method of its request is \{"is":"DELETE"\}, which is no text\.$/,
  ],
  'a path that is no text, which Pact takes for /': [
    pact(3, { interactions: [list({ request: { path: 7 }, response: { body: {} } })] }),
    /^The path of its request is 7, which is no text\.$/,
  ],
  'a header of its response that is no text': [
    pact(3, { interactions: [list({ response: { headers: { 'X-None': { is: 'here' } } } })] }),
    /^The header X-None of its response is \{"is":"here"\}, which is no text\.$/,
  ],
  'a value that its states do not give': [
    pact(3, {
      interactions: [
        list({
          interaction: { providerStates: [{ name: 'a charge was paid' }] },
          request: {
            path: '/charges/none',
            // biome-ignore lint/suspicious/noTemplateCurlyInString: Pact fills it in.
            generators: { path: { type: 'ProviderState', expression: '/charges/${refund}' } },
          },
          response: { status: 404, body: { object: 'error' } },
        }),
      ],
    }),
    /^It takes refund from its states, which give charge, source, transaction, event\.$/,
  ],
  'a message of a state that there is not, whose field "error" is matched by type': [
    pact(3, {
      messages: [
        webhook({ providerStates: [unicorns], contents: { error: 'x' }, ...byType('$.error') }),
      ],
    }),
    noUnicorns,
  ],
  'a message without contents': [
    pact(3, { messages: [webhook({ contents: undefined, content: { key: 'charge.complete' } })] }),
    /^The message has no contents/,
  ],
  'a message without contents, of version 4': [
    pact(4, {
      interactions: [
        webhook({
          type: 'Asynchronous/Messages',
          contents: { contentType: 'application/json', encoded: false },
        }),
      ],
    }),
    /^The message has no contents/,
  ],
  'a message whose event no state made': [
    pact(3, {
      messages: [
        webhook({ description: 'a charge.expire webhook', contents: { object: 'event' } }),
      ],
    }),
    /^No charge\.expire event came of the message's states, only charge\.complete, charge\.create/,
  ],
  'a message that is to come another way': [
    pact(4, {
      interactions: [
        webhook({
          type: 'Asynchronous/Messages',
          transport: 'kafka',
          ...v4({ object: 'error' }),
          ...byType('$.object'),
        }),
      ],
    }),
    /did not ask the API for it/,
  ],
  'a synchronous message': [
    pact(4, {
      interactions: [
        { type: 'Synchronous/Messages', description: 'grpc', request: {}, response: [] },
      ],
    }),
    /^It is a synchronous message/,
  ],
  'an interaction of a type that there is not': [
    pact(4, { interactions: [list({ interaction: { type: 'Synchronous/Carrier-Pigeon' } })] }),
    /^Its type "Synchronous\/Carrier-Pigeon" is none of Pact's/,
  ],
  'an interaction without the type that version 4 asks for': [
    pact(4, { interactions: [list({})] }),
    /^It has no type/,
  ],
  'an interaction without an answer': [
    pact(3, { interactions: [list({ interaction: { response: undefined } })] }),
    /^It has no response/,
  ],
  'a status that is no number': [
    pact(3, { interactions: [list({ response: { status: '201' } })] }),
    /^The status of its response is "201"/,
  ],
  'a matcher that Pact has not': [
    pact(3, {
      interactions: [
        list({
          response: {
            matchingRules: { body: { '$.object': { matchers: [{ match: 'roughly' }] } } },
          },
        }),
      ],
    }),
    /'roughly' matching rule/,
  ],
}

const folder = await makeFolder()
for (const [index, [contract]] of Object.values(wrong).entries()) {
  await folder.write(`${index}.json`, contract)
}
const { verified } = await verifyPacts({ pacts: [folder.path], openapi: 'off' })

describe('a contract fails that counts on', () => {
  it.each(
    Object.entries(wrong).map(([title, [, problem]], index) => [title, index, problem] as const),
  )('%s', (_title, index, problem) => {
    const found = verified.filter(({ contract }) => contract.endsWith(`/${index}.json`))

    expect(found).toHaveLength(1)
    expect(found[0]?.problems[0]).toMatch(problem)
  })
})
