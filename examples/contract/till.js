/** What a till does with the API: as little as that, and in plain fetch. */
export function createTill({ baseUrl, secretKey }) {
  async function call(method, path, body) {
    const answer = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        Authorization: `Basic ${btoa(`${secretKey}:`)}`,
        ...(body ? { 'Content-Type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    return answer.json()
  }

  return {
    async sell({ amount, barcode, order }) {
      const { id, status } = await call('POST', '/charges', {
        amount,
        currency: 'THB',
        source: {
          type: 'barcode_alipay',
          barcode,
          store_id: 'BJ_ZZ_001',
          store_name: 'Some Store',
        },
        metadata: { order },
      })
      return { id, status }
    },
    async look(charge) {
      const { status, failure_code } = await call('GET', `/charges/${charge}`)
      return status === 'failed' ? `failed: ${failure_code}` : status
    },
    async cancel(charge) {
      const { status } = await call('POST', `/charges/${charge}/expire`)
      return status
    },
    async refund(charge, amount) {
      const { id } = await call('POST', `/charges/${charge}/refunds`, { amount })
      return id
    },
    /** What a webhook says to the shop; undefined where it says nothing new. */
    hear({ key, data }) {
      if (key !== 'charge.complete') return undefined
      return `Order ${data.metadata.order} is ${data.paid ? 'paid' : 'not paid'}.`
    },
  }
}
