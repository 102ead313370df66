import { randomBytes } from 'node:crypto'
import { createSandbox, type Sandbox } from '@omise-sandbox/sandbox'
import { type Method, methodNamed } from '../cli/sample-charge.ts'
import { allChecks } from './all-checks.ts'
import type { Bench, Check, FirstPayment } from './check.ts'
import { sendFirstPayment } from './first-payment.ts'
import type { CertifyOptions } from './options.ts'
import { createPaymentPoll } from './poll-payments.ts'
import { createPost } from './post.ts'
import { createProbe } from './probe.ts'
import type { Report, Result } from './report.ts'
import { createShop } from './shop.ts'
import { createStateReader } from './state.ts'

export interface CertifyObserver {
  /** Called before anything is sent, with what the receiver needs to know of the run. */
  ready?(facts: Record<'apiUrl' | 'secretKey' | 'webhookSecret', string>): void | Promise<void>
  checked?(result: Result): void | Promise<void>
}

/**
 * Does to a receiver what production will do, and grades it.
 *
 * Throws a ReceiverUnreachableError when nothing can be connected to, a ControlRefusal when the secret is none, a UsageError
 * when the country lacks the payment method, and what the system says when the port of the API is taken.
 */
export async function certify(
  options: CertifyOptions,
  observer: CertifyObserver = {},
): Promise<Report> {
  const now = new Date().toISOString()
  // Another one each time: receivers remember what they have seen.
  const seed = randomBytes(8).toString('hex')
  await using sandbox = await createSandbox({
    clock: 'virtual',
    // Receivers may compare the times of charges with their own.
    startAt: `${now.slice(0, 19)}Z`,
    outcome: 'manual',
    seed,
    country: options.country ?? 'TH',
  })
  const method = methodNamed(options.method, (await sandbox.control.methods.list()).data)
  const secret = options.secret ?? sandbox.webhookSecret
  await sandbox.control.webhooks.update({ url: 'sandbox:inbox', secret })
  await sandbox.listen({ port: options.apiPort })
  const { url: apiUrl, secretKey } = sandbox
  await observer.ready?.({ apiUrl, secretKey, webhookSecret: secret })
  const openBench = benches({ sandbox, options, secret, seed, method })
  const results: Result[] = []
  for (const check of allChecks) {
    const result = await runCheck(check, openBench())
    results.push(result)
    await observer.checked?.(result)
  }
  return { url: options.url, method: method.source_type, startedAt: now, results }
}

async function runCheck(check: Check, bench: Bench): Promise<Result> {
  const began = performance.now()
  const verdict = await check.run(bench)
  const ms = Math.round(performance.now() - began)
  return { check, verdict, trail: bench.receiver.trail, ms }
}

/** A bench for each check, with what they share. */
function benches(of: {
  readonly sandbox: Sandbox
  readonly options: CertifyOptions
  readonly secret: string
  readonly seed: string
  readonly method: Method
}): () => Bench {
  const { sandbox, options, secret, seed, method } = of
  const { url, stateUrl, pollUrl, timeoutMs } = options
  const shop = createShop({ sandbox, run: seed, method })
  const parts = {
    post: createPost(url),
    readState: stateUrl === undefined ? undefined : createStateReader(stateUrl, timeoutMs),
    timeoutMs,
    lag: { ms: 0 },
  }
  const pollPayments = pollUrl === undefined ? undefined : createPaymentPoll(pollUrl, timeoutMs)
  let first: Promise<FirstPayment> | undefined
  return () => ({
    shop,
    receiver: createProbe(parts),
    secret,
    timeoutMs,
    pollPayments,
    firstPayment: () => (first ??= sendFirstPayment(shop, createProbe(parts), timeoutMs)),
  })
}
