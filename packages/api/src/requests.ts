import * as omise from './generated/omise-requests.js'
import * as control from './generated/sandbox-requests.js'
import type { Validator } from './validator.ts'

/** Checks of request bodies of the imitated API, by name: `createChargeBody`. */
export const omiseRequests: Readonly<Record<string, Validator>> = omise
/** Checks of requests to the control API, by name: `advanceClockBody`, `waitForChargeQuery`. */
export const controlRequests: Readonly<Record<string, Validator>> = control
