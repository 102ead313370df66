import type { Wire } from '@omise-sandbox/api'
import { constructEvent } from '@omise-sandbox/webhooks'
import type { App, SandboxFacts, ToCharge } from '../../src/explore/app.ts'
import { createOrders } from './orders.ts'
import type { Planted } from './planted.ts'

/** A shop in this process, right in everything but the one mistake that is planted. */
export function createShop(fault?: Planted): (sandbox: SandboxFacts) => App {
  return ({ apiUrl, secretKey, webhookSecret }) => {
    const orders = createOrders(fault)
    const headers = { authorization: `Basic ${btoa(`${secretKey}:`)}` }
    const api = async <Body>(path: string, form?: Readonly<Record<string, string>>) => {
      const body = form && new URLSearchParams(form)
      const sent = body ? { method: 'POST', body } : {}
      const answer = await fetch(`${apiUrl}${path}`, { headers, ...sent })
      return (await answer.json()) as Body
    }

    async function charge({ order, amount, currency, barcode }: ToCharge): Promise<void> {
      const form = {
        ...{ amount: String(amount), currency, 'source[type]': 'barcode_alipay' },
        ...{ 'source[barcode]': barcode, 'source[store_id]': 'S-1', 'source[store_name]': 'Shop' },
        'metadata[order]': order,
      }
      const made = api<Wire['Charge']>('/charges', form).catch(() => undefined)
      if ((await made) !== undefined) return
      const { data } = await api<{ data: Wire['Charge'][] }>(
        '/charges?order=reverse_chronological&limit=100',
      )
      const isThere = data.some(({ metadata }) => metadata.order === order)
      if (isThere && fault !== 'charged-twice') return
      await api('/charges', form).catch(() => undefined)
    }

    return {
      webhook({ headers: signature, body }) {
        orders.take(constructEvent(body, signature, webhookSecret))
        return 200
      },
      state: ({ charge: id }) => orders.state(id) ?? { status: 'unknown' },
      async poll({ charge: id }) {
        if (fault !== 'lost-webhook') orders.look(await api<Wire['Charge']>(`/charges/${id}`))
      },
      async restart() {
        if (fault === 'restart-forgets') orders.forget()
      },
      charge,
    }
  }
}
