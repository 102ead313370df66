export {
  type Control,
  ControlRefusal,
  type DeliveryQuery,
  type RequestQuery,
  type WaitCondition,
} from '@omise-sandbox/api'
export type { AgentDoor, McpCall } from './control/agents.ts'
export { type Certified, certify, makeAuthority } from './http/certificates.ts'
export type { Answered } from './http/exchange.ts'
export { isLoopback, type Listening } from './http/listen.ts'
export { OptionError } from './option-error.ts'
export type { SandboxOptions } from './options.ts'
export { createSandbox, type Sandbox } from './sandbox.ts'
export type { SandboxObserver } from './simulation.ts'
export { type Store, StoreUnavailableError } from './storage/store.ts'
export { version } from './version.ts'
export type { AttemptReport } from './webhooks/attempt.ts'
