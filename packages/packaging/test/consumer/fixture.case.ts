import { test } from 'omise-sandbox/vitest'
import { expect } from 'vitest'

test('a test is given an account of a sandbox', async ({ sandbox }) => {
  const answer = await fetch(`${sandbox.url}/charges`, {
    headers: { Authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}` },
  })

  expect(await answer.json()).toMatchObject({ total: 0 })
  expect(await sandbox.control.clock.now()).toMatchObject({ now: '2025-01-01T00:00:00Z' })
})
