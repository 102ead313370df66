import type { ControlWire } from '@omise-sandbox/api'
import type { Charge } from '@omise-sandbox/client'

/** A test that brings a charge to the same end, in an account of its own, of the same country, with no waiting. */
export function vitestOf(charge: Charge, country: ControlWire['Country']): string {
  return `import { createClient } from '@omise-sandbox/client'
import { expect } from 'vitest'
import { test } from 'omise-sandbox/vitest'

test('a charge like ${charge.id} is ${charge.status}', async ({ sandbox }) => {
  await sandbox.control.account.updateSettings({ country: '${country}' })
  const client = createClient({ secretKey: sandbox.secretKey, baseUrl: sandbox.url })
  const charge = await client.charges.create({
    amount: ${charge.amount},
    currency: ${literal(charge.currency)},
${notesOf(charge)}    source: {
${sourceOf(charge)}
    },
  })
${endOf(charge)}
  const after = await client.charges.get(charge.id)
  expect(after.status).toBe(${literal(charge.status)})
  expect(after.failure_code).toBe(${literal(charge.failure_code)})
  expect(after.refunded_amount).toBe(${charge.refunded_amount})
})
`
}

/** What was given of the source: the fields of a store only where it has one. */
function sourceOf({ source }: Charge): string {
  const { type, barcode, store_id, store_name, terminal_id } = source
  return Object.entries({ type, barcode, store_id, store_name, terminal_id })
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `      ${name}: ${literal(value)},`)
    .join('\n')
}

function notesOf({ description, metadata }: Charge): string {
  const notes = description === null ? '' : `    description: ${literal(description)},\n`
  if (Object.keys(metadata).length === 0) return notes
  return `${notes}    metadata: ${literal(metadata)},\n`
}

/** What makes it end so: the control decides, whatever the barcode or a rule would have said. */
function endOf(charge: Charge): string {
  switch (charge.status) {
    case 'pending':
      return "  await sandbox.control.charges.setOutcome(charge.id, { outcome: 'manual' })"
    case 'successful':
      return [
        "  await sandbox.control.charges.setOutcome(charge.id, { outcome: 'successful' })",
        ...charge.refunds.data.map(
          ({ amount }) => `  await client.refunds.create(charge.id, { amount: ${amount} })`,
        ),
      ].join('\n')
    case 'failed':
      return `  await sandbox.control.charges.setOutcome(charge.id, {
    outcome: 'failed',
    failure_code: ${literal(charge.failure_code)},
  })`
    case 'expired':
      return "  await sandbox.control.charges.setOutcome(charge.id, { outcome: 'expired' })"
  }
}

/** JSON, with the two characters that end a line in older JavaScript. */
function literal(value: unknown): string {
  return JSON.stringify(value ?? null)
    .replaceAll('\u2028', '\\u2028')
    .replaceAll('\u2029', '\\u2029')
}
