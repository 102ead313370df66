import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { type Verified, verifyPacts } from '../src/provider/index.ts'

const pacts = fileURLToPath(new URL('../pacts', import.meta.url))
const { verified } = await verifyPacts({ pacts: [pacts] })

describe('the sandbox keeps the contract', () => {
  it.each(verified.map((one) => [titleOf(one), one] as const))('of %s', (_title, one) => {
    expect(one.problems).toEqual([])
  })
})

function titleOf({ consumer, description, states }: Verified): string {
  return `${consumer}: ${description}${states.length > 0 ? `, given ${states.join(', ')}` : ''}`
}
