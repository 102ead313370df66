import { describe, expect, it } from 'vitest'
import { freeUrl } from '../receiver.ts'
import { aForeignServer, foreignServers } from './foreign-servers.ts'
import { inProcess } from './in-process.ts'

const charge = 'chrg_test_5kgevscrv4hfzxsaz19'
const event = 'evnt_test_5kgevscrv4hfzxsaz19'

/** The commands that other programs branch on. */
const gates: Readonly<Record<string, readonly string[]>> = {
  healthcheck: ['healthcheck'],
  'healthcheck --wait': ['healthcheck', '--wait', '1ms'],
  wait: ['wait', charge],
  'trigger charge.create': ['trigger', 'charge.create'],
  'trigger --failed': ['trigger', 'charge.complete', '--failed'],
  'events resend': ['events', 'resend', event],
  'deliveries recover': ['deliveries', 'recover'],
  doctor: ['doctor', '--delivery', 'whdl_test_5kgevscrv4hfzxsaz19', '--computed', 'a1'],
}

/** In JSON where that can be had: what is printed as it came is the easiest to take for a yes. */
const calls = Object.entries(gates).map(([name, args]) =>
  name.startsWith('healthcheck') ? args : [...args, '--json'],
)

/** Each answer meets a third of the calls, so that each call meets several answers; in the soak each meets all. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'
const answers = Object.entries(foreignServers).map(
  ([name, answer], row) =>
    [name, answer, calls.filter((_, column) => soaking || (row + column) % 3 === 0)] as const,
)

/** An empty list of what was sent again is what a sandbox says where nothing had failed. */
const isHonest = (answer: string, args: readonly string[]) =>
  answer === 'an empty list' && args[1] === 'recover'

describe.each(answers)('where a program answers %s', (name, answer, itsCalls) => {
  it.each(itsCalls.filter((args) => !isHonest(name, args)))(
    '%s %s %s is not green',
    async (...args) => {
      await using foreignServer = await aForeignServer(answer)

      const { code, stderr } = await inProcess(...args, '--url', foreignServer.url)

      expect(code, stderr).toBeOneOf([1, 4, 124])
      // In a sentence, with what to do.
      expect(stderr).not.toMatch(/\n {4}at /)
      expect(stderr).toMatch(/--url|is not ready|in time/)
    },
  )
})

describe('where nothing listens', () => {
  it.each(calls)('%s %s %s is not green', async (...args) => {
    const { code, stderr } = await inProcess(...args, '--url', await freeUrl())

    expect(code, stderr).toBe(args.includes('--wait') ? 124 : 4)
  })
})
