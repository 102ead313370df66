/**
 * `import { test } from 'omise-sandbox/node-test'`: each test has an account of its own on a sandbox of its file's, on a
 * clock that stands still until it is advanced. When a test fails, the story of its charges is printed.
 */
import { after, test as nodeTest, type TestContext, type TestOptions } from 'node:test'
import type { SandboxOptions } from '@omise-sandbox/sandbox'
import { createSandboxOfFile } from './fixtures/sandbox-of-file.ts'
import type { TestAccount } from './fixtures/test-account.ts'

export type { TestAccount }

/** What a test does with its account; `t` is what Node gives each test. */
export type TestBody = (given: {
  readonly sandbox: TestAccount
  readonly t: TestContext
}) => unknown

export interface DeclareTest {
  (title: string, body: TestBody): Promise<void>
  (title: string, options: TestOptions, body: TestBody): Promise<void>
}

export interface SandboxTest extends DeclareTest {
  readonly only: DeclareTest
  readonly skip: DeclareTest
  readonly todo: DeclareTest
}

/** A `test` whose sandbox has these options; a virtual clock and a fixed seed unless they say otherwise. */
export function createTest(options: SandboxOptions = {}): SandboxTest {
  const { declare, giveUp, close } = createSandboxOfFile(options)
  after(close)
  const by =
    (declareTest: typeof nodeTest.only): DeclareTest =>
    async (title: string, ...rest: [TestBody] | [TestOptions, TestBody]) => {
      const [given, body] = rest.length === 1 ? [{}, rest[0]] : rest
      const { run } = declare(title)
      await declareTest(title, given, async (t) => {
        // A test whose time is over goes on.
        t.signal.addEventListener('abort', () => void giveUp())
        await run((sandbox) => body({ sandbox, t }))
      })
    }
  return Object.assign(by(nodeTest), {
    only: by(nodeTest.only),
    skip: by(nodeTest.skip),
    todo: by(nodeTest.todo),
  })
}

export const test = createTest()
/** @alias Node has both names, too. */
export const it = test
