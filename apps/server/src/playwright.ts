/**
 * `import { test } from 'omise-sandbox/playwright'`: each test has an account of its own on a sandbox of its worker's, on a
 * clock that stands still until it is advanced. When a test fails, the story of its charges is printed, and attached to its report.
 */
import type { Sandbox, SandboxOptions } from '@omise-sandbox/sandbox'
import { test as base } from '@playwright/test'
import { openAccount, storyOf, type TestAccount } from './fixtures/test-account.ts'
import { openTestSandbox } from './fixtures/test-sandbox.ts'

export { expect } from '@playwright/test'
export type { TestAccount }

/** A `test` whose sandboxes have these options; a virtual clock and a fixed seed unless they say otherwise. */
export function createTest(options: SandboxOptions = {}) {
  return base.extend<{ sandbox: TestAccount }, { sandboxOfWorker: Sandbox }>({
    sandboxOfWorker: [
      // biome-ignore lint/correctness/noEmptyPattern: Playwright reads from the pattern which fixtures this one uses.
      async ({}, use) => {
        await using sandbox = await openTestSandbox(options)
        await use(sandbox)
      },
      { scope: 'worker' },
    ],
    sandbox: async ({ sandboxOfWorker }, use, testInfo) => {
      const account = await openAccount(sandboxOfWorker, testInfo.testId)
      await use(account)
      if (testInfo.status === testInfo.expectedStatus) return
      const story = await storyOf(testInfo.title, account)
      process.stderr.write(`${story}\n`)
      await testInfo.attach('what the sandbox saw', { body: story, contentType: 'text/markdown' })
    },
  })
}

export const test = createTest()
