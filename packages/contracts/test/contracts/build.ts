/** Parts of contracts, as their files hold them. */
export const authorization = `Basic ${btoa('skey_test_till:')}`

const versions = { 2: '2.0.0', 3: '3.0.0', 4: '4.0' } as const

export function pact(
  version: keyof typeof versions,
  parts: { readonly interactions?: readonly object[]; readonly messages?: readonly object[] },
  metadata: object = {},
): object {
  return {
    consumer: { name: 'till' },
    provider: { name: 'omise' },
    ...parts,
    metadata: { pactSpecification: { version: versions[version] }, ...metadata },
  }
}

/** A request for charges, whose answer is a list; in the form up to version 3. */
export function list(changes: {
  readonly interaction?: object
  readonly request?: object
  readonly response?: object
}): object {
  return {
    description: 'a list of charges',
    request: {
      method: 'GET',
      path: '/charges',
      headers: { Authorization: authorization },
      ...changes.request,
    },
    response: { status: 200, body: { object: 'list' }, ...changes.response },
    ...changes.interaction,
  }
}

/** A request for a charge that there is not, whose answer's status is matched by a rule of version 4. */
export function statusMatched(matcher: object, states: readonly object[]): object {
  return {
    type: 'Synchronous/HTTP',
    description: 'a look at a charge that there is not',
    providerStates: states,
    request: {
      method: 'GET',
      path: '/charges/none',
      headers: { Authorization: [authorization] },
    },
    response: {
      status: 404,
      matchingRules: { status: { $: { combine: 'AND', matchers: [matcher] } } },
    },
  }
}

/** A webhook, in the form of version 3. */
export function webhook(changes: object): object {
  return {
    description: 'a charge.complete webhook',
    providerStates: [{ name: 'a charge was paid' }],
    contents: { key: 'charge.complete' },
    ...changes,
  }
}
