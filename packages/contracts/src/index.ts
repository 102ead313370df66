export { type FailureCode, failureMessages } from '@omise-sandbox/core'
export { ids } from './ids.ts'
export { eachOf, form, fromState, integer, like, type Matching, sameType } from './matchers.ts'
export { matching } from './objects.ts'
export { type StateDescription, stateDescriptions } from './state-descriptions.ts'
export {
  type ChargeFacts,
  given,
  type JsonValue,
  type NoParameters,
  type PaidFacts,
  type ProviderState,
  type ProviderStates,
} from './states.ts'
