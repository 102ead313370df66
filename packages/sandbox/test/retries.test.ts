import { describe, expect, it } from 'vitest'
import { copyIn, createCharge, doors, openReceiver, openThrough, type Received } from './harness.ts'
import { isSigned } from './signature.ts'

const start = Date.parse('2025-06-01T10:00:00Z')

/** Seconds from the start at which each attempt of a delivery was made. */
function secondsOf(attempts: readonly { at: string }[]): number[] {
  return attempts.map(({ at }) => (Date.parse(at) - start) / 1000)
}

describe.each(doors)('retry policies %s', (_door, controlOf) => {
  it('standard under a frozen clock makes its ten attempts at their times, with one body', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver(() => 500)
    const { control } = checked
    await control.webhooks.update({ url: receiver.url, retry_policy: 'standard' })
    // The expiry of this one would make a webhook too, after a day.
    await createCharge(checked.api, { expires_at: '2026-01-01T00:00:00Z' })

    await control.clock.advance('76h')

    const { data } = await control.deliveries.list()
    expect(data).toHaveLength(1)
    expect(data[0]).toMatchObject({ state: 'failed', next_attempt_at: null })
    const waits = [0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400]
    let sum = 0
    expect(secondsOf(data[0]?.attempts ?? [])).toEqual(waits.map((wait) => (sum += wait)))
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1)
    expect(receiver.received).toHaveLength(10)
    for (const one of receiver.received) {
      expect(await isSigned(one, checked.sandbox.webhookSecret)).toBe(true)
    }
  })

  it('standard with a receiver that answers 500, then 200, makes two attempts', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    const answers = [500, 200]
    await using receiver = await openReceiver(() => answers.shift() ?? 500)
    await checked.control.webhooks.update({ url: receiver.url, retry_policy: 'standard' })
    const { id } = await createCharge(checked.api)

    await checked.control.clock.advance('1h')

    const [one, other] = receiver.received as [Received, Received]
    expect(receiver.received).toHaveLength(2)
    expect(other.body).toBe(one.body)
    const { deliveries } = await checked.control.deliveries
      .list({ charge: id })
      .then(({ data }) => ({ deliveries: data }))
    expect(deliveries[0]).toMatchObject({ state: 'delivered' })
    expect(secondsOf(deliveries[0]?.attempts ?? [])).toEqual([0, 5])
  })

  it.each([
    ['fast-ci', [0, 0.1, 0.6, 2.6]],
    [{ waits: ['1s', '5s'], timeout: '2s' }, [0, 1, 6]],
    [{ waits: [] }, [0]],
    ['omise', [0]],
  ] as const)('%j waits as it says', async (retryPolicy, expected) => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver(() => 500)
    await checked.control.webhooks.update({
      url: receiver.url,
      retry_policy: retryPolicy as 'omise',
    })
    await createCharge(checked.api)

    await checked.control.clock.advance('1h')

    const { account, deliveries } = copyIn(await checked.control.state.export())
    expect(account.settings.webhooks.url).toBe(receiver.url)
    const moments = deliveries[0]?.attempts.map(({ at }) => (at - start) / 1000)
    expect(moments).toEqual(expected)
  })

  it('names what is still due while a retry waits', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver(() => 500)
    await checked.control.webhooks.update({ url: receiver.url, retry_policy: 'standard' })
    const { id } = await createCharge(checked.api)
    await checked.sandbox.settled()
    await checked.control.charges.setOutcome(id, { outcome: 'successful' })
    await checked.sandbox.settled()

    const wait = checked.control.wait({ charge: id, deliveries: 'settled', timeout: '50ms' })

    await expect(wait).rejects.toMatchObject({
      status: 408,
      extra: {
        due: [
          { at: '2025-06-01T10:00:05Z', task: 'webhook-is-sent' },
          { at: '2025-06-01T10:00:05Z', task: 'webhook-is-sent' },
        ],
      },
    })
  })

  it('obeys Retry-After where it asks for longer than the retry policy waits', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver(() => 503)
    receiver.server.prependListener('request', (_request, response) => {
      response.setHeader('Retry-After', '90')
    })
    await checked.control.webhooks.update({
      url: receiver.url,
      retry_policy: { waits: ['1s', '10m'] },
    })
    await createCharge(checked.api)

    await checked.control.clock.advance('1h')

    const { data } = await checked.control.deliveries.list()
    expect(secondsOf(data[0]?.attempts ?? [])).toEqual([0, 90, 690])
  })

  it('410 switches the endpoint off, until a URL is set', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    const answers = [410]
    await using receiver = await openReceiver(() => answers.shift() ?? 200)
    const { webhooks, clock } = checked.control
    await webhooks.update({ url: receiver.url, retry_policy: 'standard' })
    await createCharge(checked.api)
    await clock.advance('1h')
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const off = await webhooks.get()
    const on = await webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect([off.disabled, on.disabled]).toEqual([true, false])
    expect(receiver.received).toHaveLength(2)
    const { data } = await checked.control.deliveries.list()
    expect(data.map(({ state }) => state)).toEqual(['delivered', 'failed'])
  })

  it.each([
    [{ retry_policy: 'twice' }, 'omise, standard, fast-ci'],
    [{ retry_policy: { waits: ['5'] } }, '500ms'],
    [{ retry_policy: { waits: ['1s'], timeout: '2m' } }, '1m or less'],
    [{ retry_policy: { waits: ['1s'], timeout: '0s' } }, 'more than 0s'],
    [{ retry_policy: { timeout: '1s' } }, ''],
    [{ retry_policy: { waits: Array.from({ length: 21 }, () => '1s') } }, ''],
  ])('%j is refused, and nothing changes', async (change, remedy) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.webhooks.update(change as never)).rejects.toMatchObject({
      status: 400,
      remedy: expect.stringContaining(remedy),
    })
    expect(await checked.control.webhooks.get()).toMatchObject({ retry_policy: 'omise' })
  })
})

describe.each(doors)('sending again %s', (_door, controlOf) => {
  it('sends a delivery with the same event id and body, rightly signed, and tells what came of it', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver()
    const { control } = checked
    await control.webhooks.update({ url: receiver.url })
    await control.faults.add({ on: 'webhook', type: 'corrupt-body', times: 1 })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    const [sent] = (await control.deliveries.list()).data

    const { data } = await control.deliveries.resend(sent?.id ?? '')

    const [wrong, right] = receiver.received as [Received, Received]
    expect(right.event.id).toBe(wrong.event.id)
    expect(await isSigned(wrong, checked.sandbox.webhookSecret)).toBe(false)
    expect(await isSigned(right, checked.sandbox.webhookSecret)).toBe(true)
    expect(data).toMatchObject([
      {
        id: sent?.id,
        state: 'delivered',
        attempts: [
          { cause: 'schedule', request: { body: wrong.body } },
          { cause: 'resend', request: { body: right.body } },
        ],
      },
    ])
  })

  it('an event sends it to each of its endpoints, or to the account’s where it had none', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver()
    const { control } = checked
    await createCharge(checked.api)
    const [event] = (await checked.api.get('/events')).body.data

    await expect(control.deliveries.resend(event.id)).rejects.toMatchObject({ status: 409 })
    await control.webhooks.update({ url: receiver.url })
    const first = await control.deliveries.resend(event.id)
    const second = await control.deliveries.resend(event.id)

    expect(first.data).toMatchObject([{ event: event.id, state: 'delivered' }])
    expect(second.data.map(({ id }) => id)).toEqual(first.data.map(({ id }) => id))
    expect(receiver.received.map(({ event: { id } }) => id)).toEqual([event.id, event.id])
  })

  it('counts as none of those that the retry policy plans, and ends them when it succeeds', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    const answers = [500, 500, 200]
    await using receiver = await openReceiver(() => answers.shift() ?? 500)
    const { control } = checked
    await control.webhooks.update({ url: receiver.url, retry_policy: 'standard' })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    const [sent] = (await control.deliveries.list()).data

    const failed = await control.deliveries.resend(sent?.id ?? '')
    const done = await control.deliveries.resend(sent?.id ?? '')
    await control.clock.advance('20h')

    expect(failed.data).toMatchObject([
      { state: 'pending', next_attempt_at: '2025-06-01T10:00:05Z' },
    ])
    expect(done.data).toMatchObject([{ state: 'delivered', next_attempt_at: null }])
    expect(receiver.received).toHaveLength(3)
  })

  it('recovers what failed or was dropped, or everything, since a time', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    let status = 500
    await using receiver = await openReceiver(() => status)
    const { control } = checked
    await control.webhooks.update({ url: receiver.url })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    await control.clock.advance('1h')
    await control.faults.add({ on: 'webhook', type: 'drop', times: 1 })
    await createCharge(checked.api)
    status = 200
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const late = await control.deliveries.recover({ since: '2025-06-01T10:30:00Z' })
    const rest = await control.deliveries.recover()
    const all = await control.deliveries.recover({ which: 'all', since: '2025-06-01T10:30:00Z' })

    expect(late.data.map(({ state, fault }) => [state, fault?.type])).toEqual([
      ['delivered', 'drop'],
    ])
    expect(rest.data.map(({ state }) => state)).toEqual(['delivered'])
    expect(all.data).toHaveLength(2)
  })

  it.each([
    [(control) => control.deliveries.resend('whdl_test_none'), 404],
    [(control) => control.deliveries.resend(''), 404],
    [(control) => control.deliveries.recover({ since: 'yesterday' }), 400],
    [(control) => control.deliveries.recover({ which: 'some' as 'all' }), 400],
  ] satisfies [
    (control: Awaited<ReturnType<typeof openThrough>>['control']) => Promise<unknown>,
    number,
  ][])('%s is refused with %i', async (call, status) => {
    await using checked = await openThrough(controlOf)

    await expect(call(checked.control)).rejects.toMatchObject({ status })
  })
})

describe.each(doors)('the secret %s', (_door, controlOf) => {
  it('rotated signs with both until the overlap is over, the new one first', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver()
    const { webhooks, clock } = checked.control
    const old = checked.sandbox.webhookSecret
    await webhooks.update({ url: receiver.url })

    const rotated = await webhooks.rotateSecret({ overlap: '1h' })
    await createCharge(checked.api)
    await clock.advance('1h')
    await createCharge(checked.api)
    await checked.sandbox.settled()

    expect(rotated).toMatchObject({
      previous_secret: old,
      rotates_until: '2025-06-01T11:00:00Z',
    })
    const [both, one] = receiver.received as [Received, Received]
    const signatures = String(both.headers['omise-signature']).split(',')
    const verdicts = [rotated.secret, old].map((secret, index) =>
      isSigned(
        { ...both, headers: { ...both.headers, 'omise-signature': signatures[index] } },
        secret ?? '',
      ),
    )
    expect(await Promise.all(verdicts)).toEqual([true, true])
    expect(String(one.headers['omise-signature'])).toMatch(/^[0-9a-f]{64}$/)
    expect(await isSigned(one, rotated.secret ?? '')).toBe(true)
  })

  it('is made where there was none, and another that is set ends a rotation', async () => {
    await using checked = await openThrough(controlOf)
    const { webhooks } = checked.control
    await webhooks.update({ secret: null })

    const made = await webhooks.rotateSecret()
    const again = await webhooks.rotateSecret()
    const set = await webhooks.update({ secret: 'c2VjcmV0LW9mLXR3ZW50eQ==' })

    expect(made).toMatchObject({ previous_secret: null, rotates_until: null })
    expect(again).toMatchObject({
      previous_secret: made.secret,
      rotates_until: '2025-06-02T10:00:00Z',
    })
    expect(set).toMatchObject({ previous_secret: null, rotates_until: null })
    await expect(webhooks.rotateSecret({ overlap: '5' })).rejects.toMatchObject({ status: 400 })
  })

  it('signs the headers of the Standard Webhooks specification too, where that is asked for', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await using receiver = await openReceiver()
    await checked.control.webhooks.update({ url: receiver.url, standard_headers: true })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const [{ headers, body, event }] = receiver.received as [Received]
    const raw = Uint8Array.from(atob(checked.sandbox.webhookSecret), (c) => c.charCodeAt(0))
    const algorithm = { name: 'HMAC', hash: 'SHA-256' }
    const key = await crypto.subtle.importKey('raw', raw, algorithm, false, ['sign'])
    const text = `${event.id}.${headers['webhook-timestamp']}.${body}`
    const signed = await crypto.subtle.sign('HMAC', key, new TextEncoder().encode(text))
    expect(headers['webhook-id']).toBe(event.id)
    expect(headers['webhook-signature']).toBe(`v1,${Buffer.from(signed).toString('base64')}`)
  })
})

describe.each(doors)('the inbox %s', (_door, controlOf) => {
  it('takes webhooks with no receiver at all, and shows whether each signature holds', async () => {
    await using checked = await openThrough(controlOf)
    const { control } = checked
    await control.webhooks.update({ url: 'sandbox:inbox' })
    const { id } = await createCharge(checked.api, { description: "it's <tea>" })
    await control.faults.add({ on: 'webhook', type: 'corrupt-signature', times: 1 })
    await control.clock.advance('2s')

    const { data, total, url } = await control.inbox.list()

    expect([url, total]).toEqual(['sandbox:inbox', 2])
    expect(data.map(({ key, charge, signature }) => [key, charge, signature.holds])).toEqual([
      ['charge.complete', id, false],
      ['charge.create', id, true],
    ])
    expect(JSON.parse(data[1]?.body ?? '')).toMatchObject({ key: 'charge.create' })
    expect(data[1]?.curl).toContain("it'\\''s <tea>")
    expect(await control.inbox.list({ limit: 1, offset: 1 })).toMatchObject({
      data: [{ key: 'charge.create' }],
      total: 2,
    })
  })

  it('says of unsigned ones that they are', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    await checked.control.webhooks.update({ url: 'sandbox:inbox', secret: null })
    await createCharge(checked.api)
    await checked.sandbox.settled()

    const { data } = await checked.control.inbox.list()

    expect(data[0]?.signature.holds).toBe(false)
    expect(data[0]?.headers).not.toHaveProperty('Omise-Signature')
  })
})

describe.each(doors)('the doctor %s', (_door, controlOf) => {
  it('knows what a delivery was sent with, and names the mistake', async () => {
    await using checked = await openThrough(controlOf, { outcome: 'manual' })
    const { control } = checked
    await control.webhooks.update({ url: 'sandbox:inbox' })
    await createCharge(checked.api)
    await checked.sandbox.settled()
    const [sent] = (await control.inbox.list()).data
    const delivery = sent?.delivery ?? ''
    const { createHmac } = await import('node:crypto')
    const payload = `${sent?.headers['Omise-Signature-Timestamp']}.${sent?.body}`
    const undecoded = createHmac('sha256', checked.sandbox.webhookSecret)
      .update(payload)
      .digest('hex')

    const right = await control.doctor.diagnoseSignature({ delivery })
    const wrong = await control.doctor.diagnoseSignature({ delivery, computed: undecoded })
    const compact = JSON.stringify(JSON.parse(sent?.body ?? ''))
    const rewritten = await control.doctor.diagnoseSignature({ delivery, body: compact })

    expect(right).toMatchObject({
      mistake: null,
      expected: sent?.headers['Omise-Signature'],
    })
    expect(wrong.mistake).toBe('undecoded-secret')
    expect(rewritten.mistake).toBe('reserialized-body')
  })

  it.each([
    [{}, 400],
    [{ delivery: 'whdl_test_none' }, 404],
    [{ body: 'x', headers: {}, computed: 5 as never }, 400],
    [{ body: 'x', received_at: 'now' }, 400],
  ])('refuses %j with %i', async (given, status) => {
    await using checked = await openThrough(controlOf)

    await expect(checked.control.doctor.diagnoseSignature(given)).rejects.toMatchObject({ status })
  })
})
