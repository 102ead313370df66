import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { expect, inject, it } from 'vitest'
import { run } from './command.ts'
import { needsRegistry } from './registry.ts'

const require = createRequire(import.meta.url)
const project = join(inject('project'), 'runners')

needsRegistry()

/** What a run says whose planted faults make it fail. */
async function failingRun(args: readonly string[]): Promise<string> {
  const outcome = await run(process.execPath, args, project).catch((error: Error) => error)
  expect(outcome).toBeInstanceOf(Error)
  return String(outcome)
}

/** The stories of two tests that fail: one declines to believe in a charge that failed, one is out of time. */
function expectStories(output: string): void {
  expect(output).toContain('What the sandbox saw in "expects a payment that does not come":')
  expect(output).toMatch(/### Charge chrg_test_\w{19}: failed, THB 4000\.00/)
  expect(output).toContain('| 2025-01-01T00:00:02Z | transition | failed: insufficient\\_balance |')
  expect(output).toContain('What the sandbox saw in "waits for a payment that does not come":')
  expect(output).not.toContain('What the sandbox saw in "a charge is declined"')
  expect(output).not.toContain('skey_test_')
}

it('Jest, which requires CommonJS, pays, and has the stories of failing tests printed', async () => {
  const jest = join(dirname(require.resolve('jest/package.json')), 'bin/jest.js')

  const output = await failingRun([jest, '--runInBand'])

  expect(output).toContain('Tests:       2 failed, 3 passed, 5 total')
  expectStories(output)
})

it("Node's own runner passes a test, and has the stories of failing tests printed", async () => {
  const output = await failingRun(['node-test.mjs'])

  expect(output).toMatch(/pass 1\n.* fail 1\n.* cancelled 1\n/)
  expectStories(output)
})
