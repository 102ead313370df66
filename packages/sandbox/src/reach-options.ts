import type { GuardOptions } from './http/control-guard.ts'
import { OptionError } from './option-error.ts'
import type { TargetPolicy } from './webhooks/endpoint.ts'

/** Who can reach a sandbox, and what it reaches itself. */
export interface ReachOptions {
  /** The sandbox will listen where other machines can reach it; it then wants an admin token. */
  readonly offLoopback?: boolean
  /** Wanted by the control API, in `X-Sandbox-Admin-Token`. */
  readonly adminToken?: string
  /** Host names under which the sandbox may be called, besides those that no web page can take: see docs/security.md. */
  readonly allowedHosts?: readonly string[]
  /** Whether webhooks may go to this machine and private networks; true unless off loopback. */
  readonly allowPrivateWebhooks?: boolean
  /** The only hosts that webhooks may go to, such as `['shop.example', '*.team.example']`; every host when left out. */
  readonly webhookHosts?: readonly string[]
  /**
   * What the webhook secrets of new accounts are made from, so that nobody can compute them from a public key. Off loopback one is
   * made and kept in the store when left out; on loopback secrets are the same everywhere.
   */
  readonly webhookSecretSalt?: string
}

export interface Reach {
  readonly guard: GuardOptions
  readonly targets: TargetPolicy
}

/** Throws {@link OptionError}. */
export function readReach(options: ReachOptions): Reach {
  checkSalt(options)
  return { guard: readGuard(options), targets: readTargets(options) }
}

function readGuard({ adminToken, allowedHosts = [], offLoopback }: ReachOptions): GuardOptions {
  if (adminToken !== undefined && adminToken.trim() === '') {
    throw new OptionError('The admin token is empty. Leave it out, or give it a value.')
  }
  if (offLoopback && adminToken === undefined) {
    throw new OptionError('Off loopback the control API wants an adminToken.')
  }
  return { adminToken, allowedHosts }
}

function readTargets(options: ReachOptions): TargetPolicy {
  const { allowPrivateWebhooks, offLoopback = false, webhookHosts } = options
  const wrong = webhookHosts?.find((host) => !hostForm.test(host))
  if (wrong !== undefined) {
    throw new OptionError(
      `Webhooks cannot go to the host "${wrong}". Use a name such as shop.example, *.shop.example or 10.1.2.3, without a port.`,
    )
  }
  return {
    allowPrivate: allowPrivateWebhooks ?? !offLoopback,
    ports: offLoopback ? 'safe' : 'any',
    hosts: webhookHosts?.map((host) => host.toLowerCase()),
  }
}

const hostForm = /^(?:\*\.)?[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$|^\[[0-9a-f:.]+\]$/i

function checkSalt({ webhookSecretSalt }: ReachOptions): void {
  if (webhookSecretSalt === undefined || webhookSecretSalt.trim().length >= minSaltLength) return
  throw new OptionError(
    `The webhook secret salt has fewer than ${minSaltLength} characters. Use that many that nobody can guess, such as those of: openssl rand -base64 32`,
  )
}

const minSaltLength = 16
