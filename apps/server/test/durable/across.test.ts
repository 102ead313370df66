import { randomBytes } from 'node:crypto'
import type { ControlWire, Wire } from '@omise-sandbox/api'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { all, ask, charge, type Place, post, send } from './asking.ts'
import { aHook } from './hook.ts'
import { type Several, several } from './several.ts'
import { sizes } from './sizes.ts'
import { streamed } from './streamed.ts'

let servers: Several
beforeAll(async () => {
  servers = await several(2, ['--outcome', 'manual'])
})
afterAll(() => servers[Symbol.asyncDispose]())

/** An account of its own, as two servers serve it. */
function anAccount(): [Place, Place] {
  const [one, other] = servers.places(`skey_test_${randomBytes(8).toString('hex')}`)
  if (!one || !other) throw new Error('There are not two servers.')
  return [one, other]
}

describe('two servers on one database', () => {
  it('show what was answered by the other at once', async () => {
    const [one, other] = anAccount()

    for (let count = 0; count < sizes.rounds; count++) {
      const { id } = await charge(one)
      expect((await post<Wire['Charge']>(other, `/charges/${id}/mark_as_paid`)).paid).toBe(true)
      const refund = await post<Wire['Refund']>(one, `/charges/${id}/refunds`, { amount: '100' })
      expect(await ask(other, `/charges/${id}/refunds/${refund.id}`)).toEqual(refund)
      expect(await all(one, '/events')).toEqual(await all(other, '/events'))
    }
  })

  it('wait for what the other does', async () => {
    const [one, other] = anAccount()

    for (let count = 0; count < sizes.rounds; count++) {
      const { id } = await charge(one)
      const waited = ask<ControlWire['Waited']>(other, `/__sandbox/wait?charge=${id}`)
      await post(one, `/charges/${id}/mark_as_paid`)
      expect((await waited).charge).toMatchObject({ status: 'successful' })
    }
  })

  it('stream what the other does, in its order, with its requests', async () => {
    const [one, other] = anAccount()
    using stream = await streamed(other)

    const made = await Promise.all(
      Array.from({ length: 20 }, async () => {
        const { id } = await charge(one)
        await post(one, `/charges/${id}/mark_as_paid`)
        await post(one, `/charges/${id}/refunds`, { amount: '100' })
        return id
      }),
    )
    let seen = 0
    const items = await stream.until(({ type }) => {
      if (type === 'event' || type === 'request') seen++
      return seen === 6 * made.length
    })

    const published = items.flatMap((item) => (item.type === 'event' ? [item.id] : []))
    const events = await all<Wire['Event']>(one, '/events')
    expect(published).toEqual(events.map(({ id }) => id))
    const requests = items.filter(({ type }) => type === 'request')
    expect(requests).toHaveLength(3 * made.length)
  })

  it('answer an advance when all webhooks are done, also one that the other is sending', async () => {
    const [one, other] = anAccount()
    const gate = Promise.withResolvers<void>()
    const order: string[] = []
    await using hook = await aHook(async ({ key }) => {
      if (key === 'charge.create') await gate.promise
      order.push(key)
      return 200
    })
    await send(one, 'POST', '/__sandbox/clock/freeze')
    await send(one, 'PUT', '/__sandbox/webhooks', { url: hook.url })
    await charge(one, { prefer: 'outcome=successful;after=1h' })
    await hook.came('charge.create')

    const advancing = send<ControlWire['ClockAdvanced']>(
      other,
      'POST',
      '/__sandbox/clock/advance',
      {
        by: '2h',
      },
    )
    const advanced = advancing.then(() => order.push('advanced'))
    // By the time these are answered, an advance that waits for nothing would be too.
    for (let count = 0; count < 10; count++) await ask(other, '/__sandbox/clock')
    gate.resolve()
    await advanced

    const { fired } = await advancing
    expect(fired.map(({ task }) => task)).toEqual(['payer-answers', 'webhook-is-sent'])
    expect(order).toEqual(['charge.create', 'charge.complete', 'advanced'])
  })

  it('answer a resend when it is done, also while the other sends a webhook of the charge', async () => {
    const [one, other] = anAccount()
    const gate = Promise.withResolvers<void>()
    await using hook = await aHook(async ({ key }) => {
      if (key === 'refund.create') await gate.promise
      return 200
    })
    await send(one, 'PUT', '/__sandbox/webhooks', { url: hook.url })
    // What falls due by itself is from here on done by the other, so that the one does no more than it is asked for.
    const { id } = await charge(other)
    await post(other, `/charges/${id}/mark_as_paid`)
    await ask(one, `/__sandbox/wait?charge=${id}&deliveries=settled`)
    const refund = post(one, `/charges/${id}/refunds`, { amount: '100' })
    await Promise.all([refund, charge(one), charge(one), charge(one)])
    await hook.came('refund.create')

    const [first] = await all<Wire['Event']>(other, '/events')
    const path = `/__sandbox/deliveries/${first?.id}/resend`
    const resending = send<ControlWire['Resent']>(other, 'POST', path)
    for (let count = 0; count < 10; count++) await ask(other, '/__sandbox/clock')
    gate.resolve()

    const [resent] = (await resending).data
    expect(resent?.attempts.map(({ cause }) => cause)).toEqual(['schedule', 'resend'])
  })

  it('share snapshots', async () => {
    const [one, other] = anAccount()
    const { id } = await charge(one)

    await send(one, 'POST', '/__sandbox/snapshots/before')
    await post(other, `/charges/${id}/mark_as_paid`)
    const listed = await ask<ControlWire['SnapshotList']>(other, '/__sandbox/snapshots')
    await send(other, 'PUT', '/__sandbox/snapshots/before/restore')
    const restored = await ask<Wire['Charge']>(one, `/charges/${id}`)
    await ask(one, '/__sandbox/snapshots/before', { method: 'DELETE' })

    expect(listed.data).toMatchObject([{ name: 'before', charges: 1 }])
    expect(restored.status).toBe('pending')
    expect(await ask(other, '/__sandbox/snapshots')).toEqual({ data: [] })
  })
})
