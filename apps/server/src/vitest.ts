/**
 * `import { test } from 'omise-sandbox/vitest'`: each test has an account of its own on a sandbox of its file's, on a
 * clock that stands still until it is advanced. When a test fails, the story of its charges is printed.
 */
import { createHash } from 'node:crypto'
import {
  type Control,
  createSandbox,
  type Sandbox,
  type SandboxOptions,
} from '@omise-sandbox/sandbox'
import { test as base } from 'vitest'

/** What a test is given: where to call, with what, and the control of its account. */
export interface TestAccount {
  /** `http://127.0.0.1:<port>`, in place of `https://api.omise.co`. */
  readonly url: string
  readonly secretKey: string
  readonly publicKey: string
  /** What its webhooks are signed with, base64. */
  readonly webhookSecret: string
  readonly control: Control
  /** Resolves when nothing is due at the present moment and no webhook is being sent. */
  settled(): Promise<void>
}

/** A `test` whose sandboxes have these options; a virtual clock and a fixed seed unless they say otherwise. */
export function createTest(options: SandboxOptions = {}) {
  return base.extend<{ sandboxOfFile: Sandbox; sandbox: TestAccount }>({
    sandboxOfFile: [
      // biome-ignore lint/correctness/noEmptyPattern: Vitest reads from the pattern which fixtures this one uses.
      async ({}, use) => {
        await using sandbox = await createSandbox({ clock: 'virtual', seed: 'vitest', ...options })
        await sandbox.listen()
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

async function openAccount(sandbox: Sandbox, name: string): Promise<TestAccount> {
  const tail = createHash('sha256').update(name).digest('hex').slice(0, 16)
  const secretKey = `skey_test_${tail}`
  const control = sandbox.controlOf(secretKey)
  // A test that is tried again begins anew.
  await control.reset()
  const { secret } = await control.webhooks.get()
  return {
    url: sandbox.url,
    secretKey,
    publicKey: `pkey_test_${tail}`,
    webhookSecret: secret ?? '',
    control,
    settled: () => sandbox.settled(secretKey),
  }
}

const maxStories = 10

/** What happened to the test's charges, and the last requests that made none. */
async function storyOf(test: string, { control }: TestAccount): Promise<string> {
  const { data } = await control.requests.list({ limit: 100 })
  const charges = [...new Set(data.flatMap(({ charge }) => charge ?? []))].slice(0, maxStories)
  const stories = await Promise.all(
    charges.map((charge) => control.timeline.markdown(charge).catch(() => '')),
  )
  const others = data.filter(({ charge }) => charge === null).reverse()
  const lines = others.map(({ method, path, status, error }) => {
    return `- ${method} ${path} → ${status ?? 'no answer'}${error === null ? '' : ` (${error})`}`
  })
  return ['', `What the sandbox saw in "${test}":`, '', ...stories.reverse(), ...lines].join('\n')
}
