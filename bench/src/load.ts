import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly scenario: 'create' | 'read'
  readonly connections: number
  readonly seconds: number
  /** How many accounts take turns; 1 when left out. */
  readonly accounts?: number
}

export interface Measured {
  readonly perSecond: number
  readonly p99Ms: number
  readonly requests: number
}

const authorizationOf = (account: string) => `Basic ${btoa(`skey_test_${account}:`)}`
export const authorization = authorizationOf('bench')
export const form = [
  'amount=400000',
  'currency=THB',
  'source[type]=barcode_alipay',
  'source[barcode]=1234567890',
  'source[store_id]=BJ_ZZ_001',
  'source[store_name]=Some Store',
  'source[terminal_id]=T80001',
].join('&')

/** Requests one after the other on each connection, for some seconds. Throws where any is not answered 200. */
export async function load(of: Load): Promise<Measured> {
  const { url, scenario, connections, seconds, accounts = 1 } = of
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const headers = { authorization, ...type }
  const path = scenario === 'create' ? '/charges' : `/charges/${await anyCharge(url)}`
  const result = await autocannon({
    url: `${url}${path}`,
    connections,
    duration: seconds,
    headers,
    ...(scenario === 'create' ? { method: 'POST', body: form } : { method: 'GET' }),
    ...(accounts === 1 ? {} : { requests: takingTurns(accounts, type) }),
  })
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${result.non2xx} refused, ${result.errors} errors, ${result.timeouts} timeouts.`,
    )
  }
  const { average, total } = result.requests
  return { perSecond: average, p99Ms: result.latency.p99, requests: total }
}

function takingTurns(accounts: number, type: Readonly<Record<string, string>>) {
  return Array.from({ length: accounts }, (_, index) => ({
    headers: { ...type, authorization: authorizationOf(`bench${index}`) },
  }))
}

async function anyCharge(url: string): Promise<string> {
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${url}/charges`, { method: 'POST', headers, body: form })
  return ((await answer.json()) as { id: string }).id
}
