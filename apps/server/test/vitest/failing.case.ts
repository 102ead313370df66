import { expect } from 'vitest'
import { test } from '../../src/vitest.ts'
import { charge } from './till.ts'

test('expects a payment that does not come', async ({ sandbox }) => {
  const { id } = await charge(sandbox, '280000000000001003')
  await sandbox.control.clock.advance('2s')
  const { charge: found } = await sandbox.control.wait({ charge: id })

  expect(found.status).toBe('successful')
})

test('asks for what there is not', async ({ sandbox }) => {
  const answer = await fetch(`${sandbox.url}/chargez`, {
    headers: { authorization: `Basic ${btoa(`${sandbox.secretKey}:`)}` },
  })

  expect(answer.status).toBe(200)
})
