import type { Wire } from '@omise-sandbox/api'
import { describe, expectTypeOf, it } from 'vitest'
import type { constructEvent, WebhookEvent, WebhookHeaders } from '../src/index.ts'

describe('the type of an event', () => {
  it('is narrowed by its key to what it tells of', () => {
    const dataOf = (event: WebhookEvent) => {
      switch (event.key) {
        case 'charge.create':
        case 'charge.complete':
        case 'charge.expire':
        case 'charge.update':
          expectTypeOf(event.data).toEqualTypeOf<Wire['Charge']>()
          return event.data.id
        case 'refund.create':
          expectTypeOf(event.data).toEqualTypeOf<Wire['Refund']>()
          return event.data.charge
        default:
          return expectTypeOf(event).toBeNever()
      }
    }

    expectTypeOf(dataOf).parameter(0).toEqualTypeOf<ReturnType<typeof constructEvent>>()
  })

  it('is narrowed by what it holds, too', () => {
    type Of<Data> = Extract<WebhookEvent, { data: Data }>['key']

    expectTypeOf<Of<Wire['Refund']>>().toEqualTypeOf<'refund.create'>()
    expectTypeOf<Of<Wire['Charge']>>().toEqualTypeOf<
      'charge.create' | 'charge.complete' | 'charge.expire' | 'charge.update'
    >()
  })

  it('is had from the headers of fetch and of Node', () => {
    expectTypeOf<Headers>().toExtend<WebhookHeaders>()
    expectTypeOf<NodeJS.Dict<string | string[]>>().toExtend<WebhookHeaders>()
    expectTypeOf<import('node:http').IncomingHttpHeaders>().toExtend<WebhookHeaders>()
    expectTypeOf<Buffer>().toExtend<Parameters<typeof constructEvent>[0]>()
  })
})
