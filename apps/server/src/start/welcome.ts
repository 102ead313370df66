import type { SchemaVersion } from '@omise-sandbox/core'
import type { Sandbox } from '@omise-sandbox/sandbox'
import { type Method, sampleCharge } from '../cli/sample-charge.ts'

export interface ReadyFacts {
  readonly sandbox: Sandbox
  /** A token that was made at start and so must be shown. */
  readonly adminToken: string | undefined
  /** A key that nobody guesses, where others can reach the sandbox; undefined where nobody can. */
  readonly privateKey: string | undefined
  /** What payers do, in words. */
  readonly payers: string
  /** With https, the authority that clients are to trust. */
  readonly authorityFile: string | undefined
  readonly hasConsole: boolean
  /** The shape of objects. */
  readonly wire: SchemaVersion
  /** The payment method of the charge to paste. */
  readonly method: Method
}

/** Where the console is, for a browser on this machine: an address that means all of them leads nowhere. */
function consoleOf(url: string): string {
  const own = url.replace('//0.0.0.0:', '//127.0.0.1:').replace('//[::]:', '//[::1]:')
  return `${own}/__sandbox/ui`
}

/** The first line for programs. */
export function readyLine(facts: ReadyFacts): string {
  const { sandbox, adminToken, authorityFile, hasConsole, privateKey } = facts
  const { url, secretKey, publicKey, webhookSecret } = sandbox
  const keys = { secretKey, publicKey, webhookSecret, adminToken, authorityFile }
  // What is undefined is left out.
  const console = hasConsole ? consoleOf(url) : undefined
  const warning = privateKey === undefined ? undefined : aboutKeys(privateKey)
  return JSON.stringify({ event: 'ready', pid: process.pid, url, ...keys, console, warning })
}

/** The first screen for people: where it is, what to sign with, and something to paste. */
export function welcome(facts: ReadyFacts): string {
  const { sandbox, adminToken, payers, authorityFile, hasConsole, wire, method, privateKey } = facts
  const { url, secretKey, publicKey, webhookSecret } = sandbox
  return [
    '',
    `omise-sandbox is ready at ${url}`,
    '',
    `  secret key      ${secretKey}`,
    `  public key      ${publicKey}`,
    `  webhook secret  ${webhookSecret}`,
    ...(hasConsole ? [`  console         ${consoleOf(url)}`] : []),
    ...(adminToken === undefined ? [] : [`  admin token     ${adminToken}`]),
    ...(authorityFile === undefined
      ? []
      : [`  https           trust it with NODE_EXTRA_CA_CERTS=${authorityFile}`]),
    '',
    ...(privateKey === undefined ? [] : [aboutKeys(privateKey), '']),
    `Make a charge; ${payers}:`,
    '',
    `  curl ${url}/charges \\\n    -u ${secretKey}: \\`,
    fieldsOf(method).join(' \\\n'),
    '',
    'Have its webhooks sent to your app:',
    '',
    `  curl -X PUT ${url}/__sandbox/webhooks -u ${secretKey}: \\`,
    ...(adminToken === undefined ? [] : [`    -H "X-Sandbox-Admin-Token: ${adminToken}" \\`]),
    `    -d '{"url":"http://127.0.0.1:3000/hook"}'`,
    '',
    ...(wire === '2020-07'
      ? ["With one of Omise's current SDKs, start with --wire 2025-03.", '']
      : []),
    'Stop it with Ctrl-C.',
    '',
  ].join('\n')
}

function aboutKeys(example: string): string {
  return `Whoever reaches this port can use any test key, so a key must be hard to guess: use one such as ${example}, and not skey_test_sandbox.`
}

function fieldsOf(method: Method): readonly string[] {
  return Object.entries(sampleCharge(method)).map(([name, value]) => `    -d "${name}=${value}"`)
}
