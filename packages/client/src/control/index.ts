export { type Control, ControlRefusal } from '@omise-sandbox/api'
export { segment } from './caller.ts'
export { createControlClient } from './create-control-client.ts'
export {
  type Access,
  accessTo,
  ClientOptionError,
  type ControlClientOptions,
  readUrl,
} from './options.ts'
export { reach, UnreachableError } from './reach.ts'
export { type Answer, UnexpectedAnswerError } from './unexpected-answer.ts'
