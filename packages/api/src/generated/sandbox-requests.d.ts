// Made by npm run generate. Do not edit.
import type { Validator } from '../validator.ts'
export declare const addFaultBody: Validator
export declare const addRuleBody: Validator
export declare const advanceClockBody: Validator
export declare const callMcpBody: Validator
export declare const diagnoseSignatureBody: Validator
export declare const exportStateQuery: Validator
export declare const freezeClockBody: Validator
export declare const listChargeSummariesQuery: Validator
export declare const listDeliveriesQuery: Validator
export declare const listInboxQuery: Validator
export declare const listRequestsQuery: Validator
export declare const openListenerQuery: Validator
export declare const recoverDeliveriesBody: Validator
export declare const reportDeliveryBody: Validator
export declare const rotateSecretBody: Validator
export declare const scaleClockBody: Validator
export declare const setChargeOutcomeBody: Validator
export declare const setClockBody: Validator
export declare const showPhoneCodeBody: Validator
export declare const updateAccountSettingsBody: Validator
export declare const updateWebhooksBody: Validator
export declare const waitForChargeQuery: Validator
