// Made by npm run generate. Do not edit.
import type { Validator } from '../validator.ts'
export declare const captureChargeBody: Validator
export declare const createChargeBody: Validator
export declare const createRefundBody: Validator
export declare const createSourceBody: Validator
export declare const expireChargeBody: Validator
export declare const markChargeAsFailedBody: Validator
export declare const markChargeAsPaidBody: Validator
export declare const reverseChargeBody: Validator
export declare const updateAccountBody: Validator
export declare const updateChargeBody: Validator
