import { randomBytes } from 'node:crypto'
import { parseDuration } from '@omise-sandbox/core'
import {
  isLoopback,
  OptionError,
  type Sandbox,
  type SandboxOptions,
  StoreUnavailableError,
} from '@omise-sandbox/sandbox'
import { FormatError } from '@omise-sandbox/storage-sql/format'
import { exitCodes } from '../cli/exit-codes.ts'
import { lengthInWords } from '../cli/length.ts'
import { type Method, methodNamed } from '../cli/sample-charge.ts'
import { findConsole } from '../console-folder.ts'
import { createSandbox } from '../create-sandbox.ts'
import type { StartSettings } from '../settings/start-settings.ts'
import { openTrust, type Trust } from './certificate-authority.ts'
import { createLog, type Log } from './log.ts'
import { openStore } from './open-store.ts'
import { openReadyFile } from './ready-file.ts'
import { serveUntilStopped } from './stop.ts'
import { interceptWarnings } from './warnings.ts'
import { readyLine, welcome } from './welcome.ts'

/** Runs the sandbox until a signal comes, and gives the exit code. */
export async function start(settings: StartSettings): Promise<number> {
  const log = createLog(settings.logFormat)
  const warnings = interceptWarnings()
  const adminToken = isLoopback(settings.host)
    ? settings.adminToken
    : (settings.adminToken ?? randomBytes(18).toString('base64url'))
  try {
    const readyFile = await openReadyFile(settings.readyFile)
    const ui = await findConsole()
    const sandbox = await open(
      { ...sandboxOptions(settings, adminToken), ...(ui ? { ui } : {}) },
      settings,
      log,
    )
    const trust = await listenOrClose(sandbox, settings)
    const method = methodNamed(undefined, (await sandbox.control.methods.list()).data)
    const generated = adminToken !== undefined && settings.adminToken === undefined
    const facts = {
      sandbox,
      adminToken: generated ? adminToken : undefined,
      privateKey: isLoopback(settings.host) ? undefined : randomKey(),
      payers: describePayers(settings, method),
      authorityFile: trust?.authorityFile,
      hasConsole: ui !== undefined,
      wire: settings.wire,
      method,
    }
    const line = readyLine(facts)
    await readyFile.write(line).catch((error) => closeAndThrow(sandbox, error))
    log.out(settings.logFormat === 'json' ? line : welcome(facts))
    // The first line is the one that programs wait for.
    warnings.tell(log.warned)
    const drainTime = parseDuration(settings.drainTime) ?? 0
    const code = await serveUntilStopped(sandbox, { drainTime, log })
    await readyFile.remove()
    return code
  } catch (error) {
    const answer = explain(error, settings)
    if (!answer) throw error
    process.stderr.write(`${answer.message}\n`)
    return answer.code
  } finally {
    warnings.close()
  }
}

function randomKey(): string {
  return `skey_test_${randomBytes(12).toString('hex')}`
}

function describePayers({ outcome, after, clock }: StartSettings, method: Method): string {
  const payer = describePayer(outcome, after, method)
  return clock === 'virtual' ? `${payer}, once its clock is moved on` : payer
}

function describePayer(outcome: string, after: string, { time_to_pay }: Method): string {
  switch (outcome) {
    case 'successful':
      return `the payer pays it ${after} later`
    case 'failed':
      return `it fails ${after} later`
    case 'expired':
      return `it expires ${after} later`
    default:
      return `it stays pending until you decide, or ${lengthInWords(time_to_pay)} have passed`
  }
}

function sandboxOptions(settings: StartSettings, adminToken: string | undefined): SandboxOptions {
  const { outcome, failureCode, after, defaultStore, voidCutoff, apiVersion } = settings
  const { country, methods } = settings
  const { strictVersion, expireEvent, wire, barcodeRules, idempotency, strictHeaders } = settings
  const { clock, startAt, seed, demo, retryPolicy, accountTtl, retain, maxMemory } = settings
  const { allowHost: allowedHosts, allowPrivateWebhooks, host } = settings
  const { webhookHosts, webhookSecretSalt } = settings
  return withoutUndefined({
    ...{ outcome, failureCode, after, defaultStore, voidCutoff, apiVersion, country, methods },
    ...{ strictVersion, expireEvent, wire, barcodeRules, idempotency, strictHeaders },
    ...{ clock, startAt, seed, demo, retryPolicy, accountTtl, retain, maxMemory },
    ...{ allowedHosts, allowPrivateWebhooks, adminToken, offLoopback: !isLoopback(host) },
    ...{ webhookHosts, webhookSecretSalt },
  })
}

type WithoutUndefined<Values> = { [Name in keyof Values]?: Exclude<Values[Name], undefined> }

function withoutUndefined<Values extends object>(values: Values): WithoutUndefined<Values> {
  const given = Object.entries(values).filter(([, value]) => value !== undefined)
  return Object.fromEntries(given) as WithoutUndefined<Values>
}

/** A sandbox on the store that the settings name, which is closed again where no sandbox comes of it. */
async function open(options: SandboxOptions, settings: StartSettings, log: Log): Promise<Sandbox> {
  const store = await openStore(settings, (error) => log.failed?.(error))
  if (!store) return createSandbox(options, log)
  try {
    return await createSandbox({ ...options, store }, log)
  } catch (error) {
    await store.close()
    throw error
  }
}

async function listenOrClose(
  sandbox: Sandbox,
  settings: StartSettings,
): Promise<Trust | undefined> {
  const { port, host, https, httpsFolder, maxConnections } = settings
  try {
    const trust = https ? await openTrust(httpsFolder) : undefined
    await sandbox.listen({ port, host, maxConnections, ...(trust ? { tls: trust.tls } : {}) })
    return trust
  } catch (error) {
    return closeAndThrow(sandbox, error)
  }
}

async function closeAndThrow(sandbox: Sandbox, error: unknown): Promise<never> {
  await sandbox.close()
  throw error
}

function explain(
  error: unknown,
  settings: StartSettings,
): { message: string; code: number } | undefined {
  if (error instanceof OptionError) return { message: error.message, code: exitCodes.usage }
  if (error instanceof StoreUnavailableError || error instanceof FormatError) {
    return { message: error.message, code: exitCodes.usage }
  }
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE') {
    return {
      message: `Port ${settings.port} is in use. Stop what listens there, or choose another with --port (0 picks a free one).`,
      code: exitCodes.portInUse,
    }
  }
  if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') {
    return {
      message: `Cannot listen on ${settings.host} port ${settings.port} (${code}). Choose another --host or --port.`,
      code: exitCodes.usage,
    }
  }
  return undefined
}
