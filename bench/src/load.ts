import autocannon from 'autocannon'

export interface Load {
  readonly url: string
  readonly scenario: 'create' | 'read'
  readonly connections: number
  readonly seconds: number
}

export interface Measured {
  readonly perSecond: number
  readonly p99Ms: number
}

export const authorization = `Basic ${btoa('skey_test_bench:')}`
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
export async function load({ url, scenario, connections, seconds }: Load): Promise<Measured> {
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const path = scenario === 'create' ? '/charges' : `/charges/${await anyCharge(url)}`
  const result = await autocannon({
    url: `${url}${path}`,
    connections,
    duration: seconds,
    headers,
    ...(scenario === 'create' ? { method: 'POST', body: form } : { method: 'GET' }),
  })
  if (result.non2xx + result.errors + result.timeouts > 0) {
    throw new Error(
      `${result.non2xx} refused, ${result.errors} errors, ${result.timeouts} timeouts.`,
    )
  }
  return { perSecond: result.requests.average, p99Ms: result.latency.p99 }
}

async function anyCharge(url: string): Promise<string> {
  const headers = { authorization, 'content-type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${url}/charges`, { method: 'POST', headers, body: form })
  return ((await answer.json()) as { id: string }).id
}
