import type { ControlWire, Wire } from '@omise-sandbox/api'
import { expect } from 'vitest'
import { call, form, type start } from '../run.ts'
import { all, type Place } from './asking.ts'

type Started = Awaited<ReturnType<typeof start>>

/**
 * What both APIs and the probes say while the store is away, for this reason. Where it only runs out of room, what is
 * refused beside larger writes may fit by itself a moment later: given `made`, each is asked for until it is refused, and
 * charges that were taken go there. That ends, since each takes some of the room that is left.
 */
export async function expectOutage(
  place: Place,
  reason: RegExp,
  made?: Wire['Charge'][],
): Promise<void> {
  async function refused(path: string, body?: URLSearchParams): Promise<Response> {
    for (;;) {
      const response = await call(place, path, { method: 'POST', ...(body ? { body } : {}) })
      if (!response.ok || !made) return response
      if (path === '/charges') made.push((await response.json()) as Wire['Charge'])
    }
  }

  const refusal = await refused('/charges', form)
  expect(refusal.status).toBe(503)
  expect(await refusal.json()).toMatchObject({ object: 'error', code: 'internal_error' })
  expect(refusal.headers.get('X-Sandbox-Hint')).toMatch(reason)

  const problem = await refused('/__sandbox/webhooks/rotate')
  expect(problem.status).toBe(503)
  expect(await problem.json()).toMatchObject({
    title: 'Store unavailable',
    detail: expect.stringMatching(reason),
    remedy: expect.stringContaining('/readyz'),
  })

  await refused('/charges', form)
  // What is smaller may be written all the same.
  await call(place, '/__sandbox/clock/freeze', { method: 'POST' })
  await call(place, '/__sandbox/clock/reset', { method: 'POST' })
  expect((await fetch(`${place.url}/readyz`)).status).toBe(503)
  expect((await fetch(`${place.url}/healthz`)).status).toBe(200)
}

/** Resolves when the server says that it is ready again. */
export async function ready({ url }: Pick<Place, 'url'>): Promise<void> {
  while ((await fetch(`${url}/readyz`)).status !== 200);
}

/** The requests that the journal has of what was refused meanwhile. */
export async function refusedRequests(place: Place): Promise<number> {
  const requests = await all<ControlWire['Request']>(place, '/__sandbox/requests')
  return requests.filter(({ status }) => status === 503).length
}

/** The ids of all charges, which must be those that were answered for. */
export async function expectCharges(
  place: Place,
  answered: readonly Pick<Wire['Charge'], 'id'>[],
): Promise<void> {
  const kept = await all<Wire['Charge']>(place, '/charges')
  expect(kept.map(({ id }) => id).sort()).toEqual(answered.map(({ id }) => id).sort())
}

/** Ends the server, and looks at what it wrote: few lines of an outage, and none with a stack or a password. */
export async function expectQuietLog(server: Started, reason: RegExp): Promise<void> {
  server.child.kill('SIGTERM')
  const { code, stdout, stderr } = await server.ended
  const errors = stdout.split('\n').filter((line) => line.includes('"event":"error"'))
  expect(errors.join('\n')).toMatch(reason)
  expect(errors.join('\n')).not.toMatch(/\\n\s+at /)
  expect(stdout + stderr).not.toMatch(/postgres:\/\/|sekret/)
  const times = errors.map((line) => new Date(JSON.parse(line).time).getTime())
  const [first = 0, last = 0] = [times[0], times.at(-1)]
  // A few kinds of errors, each once a second at most.
  expect(errors.length).toBeLessThan(6 * ((last - first) / 1000 + 1))
  expect(stderr).toBe('')
  expect(code).toBe(0)
}
