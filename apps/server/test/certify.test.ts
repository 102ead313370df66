import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import { describe, expect, it } from 'vitest'
import { allChecks } from '../src/certify/all-checks.ts'
import { certify } from '../src/certify/certify.ts'
import type { CertifyOptions } from '../src/certify/options.ts'
import type { Report } from '../src/certify/report.ts'
import type { State } from '../src/certify/state.ts'
import { createStatePoll } from '../src/certify/state-poll.ts'
import { faults, faulty, faultyLater } from './certify/faults.ts'
import { type Receiver, startReceiver } from './certify/reference-receiver.ts'

const secret = randomBytes(32).toString('base64')

/** What a receiver is given to answer and to come to a state: more than it takes where the machine is busy. */
const enoughMs = 6_000

/** What certify finds of a receiver that tells its state and can be made to poll. */
function findingsOf(
  receiver: Receiver,
  timeoutMs = enoughMs,
  charges: Pick<CertifyOptions, 'country' | 'method'> = {},
): Promise<Report> {
  const { url, stateUrl, pollUrl } = receiver
  return certify(
    { url, stateUrl, pollUrl, secret, timeoutMs, apiPort: 0, ...charges },
    { ready: ({ apiUrl, secretKey }) => receiver.useApi({ url: apiUrl, secretKey }) },
  )
}

const seen = (status: string): State => ({ kind: 'seen', status, times: null })
const unseen = (reason: string): State => ({ kind: 'unseen', reason })

function idsOf({ results }: Report, grade: string): string[] {
  return results.filter(({ verdict }) => verdict.grade === grade).map(({ check }) => check.id)
}

describe('certify', () => {
  it('passes a receiver that does everything right, and again, by other charges, one that remembers those before', async () => {
    await using receiver = await startReceiver({ secret })

    const report = await findingsOf(receiver)
    const again = await findingsOf(receiver)

    expect(report.results.filter(({ verdict }) => verdict.grade !== 'pass')).toEqual([])
    expect(report.results).toHaveLength(17)
    expect(idsOf(again, 'fail')).toEqual([])
  })

  it('has a receiver with a fault for every check', () => {
    const ids = allChecks.map(({ id }) => id).sort()

    expect(Object.keys(faults).sort()).toEqual(ids)
    expect(faulty.flat().sort()).toEqual(ids)
  })

  for (const itsFaults of faulty) {
    const names = itsFaults.join(', ')
    it.concurrent(`fails what a receiver does wrong, and nothing else: ${names}`, async () => {
      await using receiver = await startReceiver({ secret, faults: itsFaults })

      // Only one is late on purpose; the others are to have time where the machine is busy.
      const report = await findingsOf(receiver, itsFaults.includes('slow') ? 1000 : enoughMs)

      expect(idsOf(report, 'fail').sort()).toEqual(itsFaults.toSorted())
      expect(idsOf(report, 'not observed')).toEqual([])
    })
  }

  it('waits for a receiver that answers first and works later', async () => {
    await using receiver = await startReceiver({ secret, queued: 'queued' })

    const report = await findingsOf(receiver)

    expect(idsOf(report, 'fail')).toEqual([])
  })

  for (const itsFaults of faultyLater) {
    const names = itsFaults.join(', ')
    it.concurrent(`finds what such a receiver does wrong later: ${names}`, async () => {
      await using receiver = await startReceiver({ secret, faults: itsFaults, queued: 'queued' })

      expect(idsOf(await findingsOf(receiver), 'fail').sort()).toEqual(itsFaults.toSorted())
    })
  }

  it('takes what a receiver handles late, of the charge that was made, for no change', async () => {
    const states = [unseen('nothing is known of it'), seen('pending'), seen('successful')]
    const parts = {
      readState: async () => states.shift() ?? seen('?'),
      timeoutMs: 0,
      lag: { ms: 0 },
    }
    const statePoll = createStatePoll(parts, () => {})
    const before = await statePoll.poll('chrg_test_1')

    const late = await statePoll.unchanged('chrg_test_1', before)
    const forged = await statePoll.unchanged('chrg_test_1', before)

    expect([late.grade, forged.grade]).toEqual(['pass', 'fail'])
  })

  it('grades by the answers alone where the receiver tells no state', async () => {
    await using receiver = await startReceiver({ secret })

    const { url } = receiver
    const report = await certify({ url, secret, timeoutMs: enoughMs, apiPort: 0 })

    expect(idsOf(report, 'fail')).toEqual([])
    expect(idsOf(report, 'not observed')).toEqual([
      ...['valid', 'duplicated', 'reordered', 'failed', 'expired', 'refunded'],
      ...['late-failure', 'lost'],
    ])
  })

  it('fails all that needs the right secret where it is another', async () => {
    await using receiver = await startReceiver({ secret: randomBytes(32).toString('base64') })

    const { url } = receiver
    const report = await certify({ url, secret, timeoutMs: enoughMs, apiPort: 0 })

    expect(idsOf(report, 'pass')).toEqual([
      ...['slow', 'unsigned', 'tampered', 'stale', 'garbage', 'unknown-charge'],
    ])
  })

  it('fails a receiver that closes its connections, check by check', async () => {
    await using server = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`

    const report = await certify({ url, secret, timeoutMs: enoughMs, apiPort: 0 })

    expect(idsOf(report, 'pass')).toEqual([])
    expect(idsOf(report, 'not observed')).toEqual(['lost'])
    expect(report.results[0]?.verdict).toEqual({
      grade: 'fail',
      problem: 'Expected 2xx, and came the connection was closed unanswered.',
    })
  })

  it('charges by the method and in the currency that it is told, and grades the same', async () => {
    await using receiver = await startReceiver({ secret })

    const report = await findingsOf(receiver, enoughMs, {
      ...{ country: 'SG', method: 'alipayplus_upm' },
    })

    expect(idsOf(report, 'pass')).toHaveLength(allChecks.length)
    expect(report.method).toBe('alipayplus_upm')
    const failed = report.results.find(({ check }) => check.id === 'failed')
    const events = failed?.trail.flatMap(({ body }) => (body ? [JSON.parse(body).data] : []))
    expect(events?.at(-1)).toMatchObject({
      currency: 'SGD',
      failure_code: 'insufficient_fund',
      source: { type: 'alipayplus_upm', store_id: null },
    })
  })
})
