import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Pool } from 'undici'
import { expect, it } from 'vitest'
import { createSandbox } from '../src/index.ts'
import { chargeBody } from './harness.ts'
import { sizes } from './sizes.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

function heldMegabytes(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 1e6
}

it('many calls on one key meet no limit and leave no memory behind', async () => {
  const answers = { ok: 0, refused: 0, other: 0 }
  await using sandbox = await createSandbox(
    { outcome: 'manual' },
    {
      answered({ status }) {
        if (status === 200) answers.ok++
        else if (status === 400) answers.refused++
        else answers.other++
      },
    },
  )
  const { url } = await sandbox.listen()
  const pool = new Pool(url, { connections: 20 })
  const authorization = `Basic ${btoa(`${sandbox.secretKey}:`)}`
  const headers = { authorization, 'content-type': 'application/json' }
  const body = JSON.stringify(chargeBody())
  const charge = await pool.request({ method: 'POST', path: '/charges', headers, body })
  const { id } = (await charge.body.json()) as { id: string }

  async function call(count: number): Promise<void> {
    for (let number = 0; number < count; number++) {
      // One in ten is refused, so that the ways of a refusal are walked as often.
      const answer = await (number % 10 === 0
        ? pool.request({ method: 'POST', path: '/charges', headers, body: '{"amount":1}' })
        : pool.request({ method: 'GET', path: `/charges/${id}`, headers }))
      await answer.body.dump()
    }
  }
  const callers = (count: number) => Promise.all(Array.from({ length: 20 }, () => call(count)))
  // More than the journal keeps.
  await callers(60)
  const before = heldMegabytes()

  const calls = sizes.enduranceCalls / 20
  await callers(calls)

  expect(heldMegabytes() - before).toBeLessThan(5)
  expect(answers).toEqual({
    ok: 1 + 20 * (54 + calls * 0.9),
    refused: 20 * (6 + calls * 0.1),
    other: 0,
  })
  await pool.close()
}, 300_000)
