/**
 * `import { test } from 'omise-sandbox/vitest'`: each test has an account of its own on a sandbox of its file's, on a
 * clock that stands still until it is advanced. When a test fails, the story of its charges is printed.
 */
import type { Sandbox, SandboxOptions } from '@omise-sandbox/sandbox'
import { test as base } from 'vitest'
import { openAccount, storyOf, type TestAccount } from './fixtures/test-account.ts'
import { openTestSandbox } from './fixtures/test-sandbox.ts'

export type { TestAccount }

/** A `test` whose sandboxes have these options; a virtual clock and a fixed seed unless they say otherwise. */
export function createTest(options: SandboxOptions = {}) {
  return base.extend<{ sandboxOfFile: Sandbox; sandbox: TestAccount }>({
    sandboxOfFile: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one uses.
      async ({}, use) => {
        await using sandbox = await openTestSandbox(options)
        await use(sandbox)
      },
      { scope: 'file' },
    ],
    sandbox: async ({ sandboxOfFile, task, onTestFailed }, use) => {
      const account = await openAccount(sandboxOfFile, task.id)
      onTestFailed(async () => {
        process.stderr.write(`${await storyOf(task.name, account)}\n`)
      })
      await use(account)
    },
  })
}

export const test = createTest()
/** @alias Vitest has both names, too. */
export const it = test
