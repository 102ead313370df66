import type { ControlWire } from '@omise-sandbox/api'
import type { ClientFlags } from '../cli/client-command.ts'
import type { EventKey } from '../cli/event-keys.ts'

export interface ListenFlags extends ClientFlags {
  readonly forwardTo: URL
  readonly events?: (EventKey | '*')[]
  readonly charge?: string
  readonly status?: ControlWire['ChargeStatus']
  readonly header?: Readonly<Record<string, string>>
  readonly skipVerify?: boolean
  readonly printSecret?: boolean
  readonly headers?: boolean
}
