import { describe, expect, it } from 'vitest'
import { chargeBody, copyIn, doors, openReceiver, openThrough } from './harness.ts'

const barcode = '281234567890123456'
const secret = 'b3duIHNlY3JldCBvZiBtaW5l'

describe.each(doors)('a state that is exported redacted, %s,', (_door, controlOf) => {
  it('tells no secret, no whole code, no token and no answer, and can be imported', async () => {
    await using receiver = await openReceiver()
    await using one = await openThrough(controlOf)
    await using other = await openThrough(controlOf)
    const { control } = one
    await control.webhooks.update({ url: `${receiver.url}?token=hush`, secret })
    await control.webhooks.rotateSecret()
    await control.rules.add({ match: { barcode }, outcome: 'failed' })
    await control.rules.add({ match: { barcode, amount: { max: 3000 } }, outcome: 'expired' })
    const shown = await control.phone.showCode()
    const { barcode: code } = await control.phone.showCode()
    const given = { source: { barcode }, metadata: { barcode: 'a name of theirs' } }
    const endpoints = { webhook_endpoints: [`${receiver.url}?key=hush`] }
    await one.api.post('/charges', chargeBody({ ...given, ...endpoints })).expect(200)
    await one.api.post('/charges', chargeBody({ source: { barcode: code } })).expect(200)
    await control.clock.advance('3s')
    await one.sandbox.settled()
    const rotated = (await control.webhooks.get()).secret ?? ''
    const [signature = ''] = String(receiver.received[0]?.headers['omise-signature']).split(',')

    const whole = JSON.stringify(await control.state.export())
    const state = await control.state.export({ redact: 'secrets' })

    const text = JSON.stringify(state)
    for (const part of [
      secret,
      rotated,
      signature,
      barcode,
      code,
      shown.barcode,
      'hush',
      'thank',
    ]) {
      expect(whole, part).toContain(part)
      expect(text, part).not.toContain(part)
    }
    expect(text).toContain('"barcode":"****3456"')
    expect(text).toContain('a name of theirs')
    expect(copyIn(state).charges).toHaveLength(2)
    await other.control.state.import(state)
    expect(await other.control.state.export()).toEqual(state)
    expect(await other.control.webhooks.get()).toMatchObject({ secret: null, url: receiver.url })
    const charges = (await other.api.get('/charges').expect(200)).body.data
    expect(charges.map(({ status }: { status: string }) => status)).toEqual(['failed', 'pending'])
  })

  it('leaves the account as it is', async () => {
    await using checked = await openThrough(controlOf)
    const before = await checked.control.state.export()

    await checked.control.state.export({ redact: 'secrets' })

    expect(await checked.control.state.export()).toEqual(before)
  })

  it('is redacted in no other way', async () => {
    await using checked = await openThrough(controlOf)

    const refused = checked.control.state.export({ redact: 'all' as 'secrets' })

    await expect(refused).rejects.toMatchObject({ status: 400, remedy: 'Use one of: secrets.' })
  })
})
