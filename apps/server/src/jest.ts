/**
 * `import { test } from 'omise-sandbox/jest'`: each test has an account of its own on a sandbox of its file's, on a clock
 * that stands still until it is advanced. When a test fails, the story of its charges is printed.
 */
import { afterAll, afterEach, test as jestTest } from '@jest/globals'
import type { SandboxOptions } from '@omise-sandbox/sandbox'
import { createSandboxOfFile } from './fixtures/sandbox-of-file.ts'
import type { TestAccount } from './fixtures/test-account.ts'

export type { TestAccount }

/** What a test does with its account. */
export type TestBody = (given: { readonly sandbox: TestAccount }) => unknown

/** Declares a test. The timeout is in milliseconds. */
export type DeclareTest = (title: string, body: TestBody, timeout?: number) => void

export interface SandboxTest extends DeclareTest {
  readonly only: DeclareTest
  readonly skip: DeclareTest
  readonly failing: DeclareTest
}

/** A `test` whose sandbox has these options; a virtual clock and a fixed seed unless they say otherwise. */
export function createTest(options: SandboxOptions = {}): SandboxTest {
  const { declare, giveUp, close } = createSandboxOfFile(options)
  // A test whose time is over goes on, so nothing is thrown here.
  afterEach(giveUp)
  afterAll(close)
  const by =
    (
      declareTest: (title: string, run: () => Promise<void>, timeout?: number) => void,
    ): DeclareTest =>
    (title, body, timeout) => {
      const { run } = declare(title)
      declareTest(title, () => run((sandbox) => body({ sandbox })), timeout)
    }
  return Object.assign(by(jestTest), {
    only: by(jestTest.only),
    skip: by(jestTest.skip),
    failing: by(jestTest.failing),
  })
}

export const test = createTest()
/** @alias Jest has both names, too. */
export const it = test
