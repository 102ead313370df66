import { randomBytes } from 'node:crypto'
import {
  createSandbox,
  isLoopback,
  OptionError,
  type Sandbox,
  type SandboxOptions,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox'
import { FormatError } from '@omise-sandbox/storage-sql/format'
import { openTrust, type Trust } from './authority.ts'
import { findConsole } from './console-folder.ts'
import { exitCodes } from './exit-codes.ts'
import { createLog, type Log } from './log.ts'
import { openStore } from './open-store.ts'
import type { StartFlags } from './start-flags.ts'
import { readyLine, welcome } from './welcome.ts'

/** Runs the sandbox until a signal comes, and gives the exit code. */
export async function start(flags: StartFlags): Promise<number> {
  const log = createLog(flags.logFormat)
  const adminToken = isLoopback(flags.host)
    ? flags.adminToken
    : (flags.adminToken ?? randomBytes(18).toString('base64url'))
  try {
    const ui = await findConsole()
    const sandbox = await open(
      { ...sandboxOptions(flags, adminToken), ...(ui ? { ui } : {}) },
      flags,
      log,
    )
    const trust = await listenOrClose(sandbox, flags)
    const generated = adminToken !== undefined && flags.adminToken === undefined
    const facts = {
      sandbox,
      adminToken: generated ? adminToken : undefined,
      payers: describePayers(flags),
      authorityFile: trust?.authorityFile,
      hasConsole: ui !== undefined,
    }
    log.out(flags.logFormat === 'json' ? readyLine(facts) : welcome(facts))
    const signal = await nextSignal()
    log.note(`${signal} received: finishing what is under way.`)
    await sandbox.close()
    return signal === 'SIGINT' ? exitCodes.interrupted : exitCodes.ok
  } catch (error) {
    const answer = explain(error, flags)
    if (!answer) throw error
    process.stderr.write(`${answer.message}\n`)
    return answer.code
  }
}

function describePayers({ outcome, after, clock }: StartFlags): string {
  const payer = describePayer(outcome, after)
  return clock === 'virtual' ? `${payer}, once its clock is moved on` : payer
}

function describePayer(outcome: string, after: string): string {
  switch (outcome) {
    case 'successful':
      return `the payer pays it ${after} later`
    case 'failed':
      return `it fails ${after} later`
    case 'expired':
      return `it expires ${after} later`
    default:
      return 'it stays pending until you decide, or 24 hours have passed'
  }
}

function sandboxOptions(flags: StartFlags, adminToken: string | undefined): SandboxOptions {
  return {
    outcome: flags.outcome,
    after: flags.after,
    voidCutoff: flags.voidCutoff,
    apiVersion: flags.apiVersion,
    strictVersion: flags.strictVersion ?? false,
    wire: flags.wire,
    expireEvent: flags.expireEvent,
    strictHeaders: flags.strictHeaders ?? false,
    idempotency: flags.idempotency ?? false,
    allowedHosts: flags.allowHost,
    webhookProfile: flags.webhookProfile,
    clock: flags.clock === 'virtual' ? 'virtual' : 'real',
    offLoopback: !isLoopback(flags.host),
    ...(flags.failureCode === undefined ? {} : { failureCode: flags.failureCode }),
    ...(flags.defaultStore === undefined ? {} : { defaultStore: flags.defaultStore }),
    ...(flags.startAt === undefined ? {} : { startAt: flags.startAt }),
    ...(flags.seed === undefined ? {} : { seed: flags.seed }),
    ...(flags.demo === undefined ? {} : { demo: flags.demo }),
    ...(flags.accountTtl === undefined ? {} : { accountTtl: flags.accountTtl }),
    ...(flags.retain === undefined ? {} : { retain: flags.retain }),
    ...(adminToken === undefined ? {} : { adminToken }),
    ...(flags.allowPrivateWebhooks === undefined
      ? {}
      : { allowPrivateWebhooks: flags.allowPrivateWebhooks }),
  }
}

/** A sandbox on the store that the flags name, which is closed again where no sandbox comes of it. */
async function open(options: SandboxOptions, flags: StartFlags, log: Log): Promise<Sandbox> {
  const store = await openStore(flags, (error) => log.failed?.(error))
  if (!store) return createSandbox(options, log)
  try {
    return await createSandbox({ ...options, store }, log)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function listenOrClose(sandbox: Sandbox, flags: StartFlags): Promise<Trust | undefined> {
  const { port, host, https, httpsFolder } = flags
  try {
    const trust = https ? await openTrust(httpsFolder) : undefined
    await sandbox.listen({ port, host, ...(trust ? { tls: trust.tls } : {}) })
    return trust
  } catch (error) {
    await sandbox.close()
    throw error
  }
}

/** The first SIGINT or SIGTERM; a second one of the same kind ends the process at once. */
function nextSignal(): Promise<'SIGINT' | 'SIGTERM'> {
  return new Promise((resolve) => {
    process.once('SIGINT', () => resolve('SIGINT'))
    process.once('SIGTERM', () => resolve('SIGTERM'))
  })
}

function explain(error: unknown, flags: StartFlags): { message: string; code: number } | undefined {
  if (error instanceof OptionError) return { message: error.message, code: exitCodes.usage }
  if (error instanceof StoreUnavailableError || error instanceof FormatError) {
    return { message: error.message, code: exitCodes.usage }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return {
      message: `Port ${flags.port} is in use. Stop what listens there, or choose another with --port (0 picks a free one).`,
      code: exitCodes.portInUse,
    }
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return {
      message: `Cannot listen on ${flags.host} port ${flags.port} (${code}). Choose another --host or --port.`,
      code: exitCodes.usage,
    }
  }
  return undefined
}
