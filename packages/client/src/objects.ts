import type { Wire } from '@omise-sandbox/api'

/** The objects of Omise's API, as they are on the wire: amounts in whole satang, times in UTC to the second. */
export type Account = Wire['Account']
export type Balance = Wire['Balance']
export type Capability = Wire['Capability']
export type Charge = Wire['Charge']
/** An event; narrow it by its `key` to know whether its `data` is a charge or a refund. */
export type Event = Wire['Event']
export type Refund = Wire['Refund']
export type Source = Wire['Source']
export type SystemInfo = Wire['SystemInfo']
export type Transaction = Wire['Transaction']

/** What has become of a charge; `failed` has a failure code. */
export type ChargeStatus = Wire['ChargeStatus']
/** Why a payment failed. */
export type FailureCode = Wire['FailureCode']

/** A page of a list; `total` counts all between `from` and `to`. */
export type ChargeList = Wire['ChargeList']
export type EventList = Wire['EventList']
export type RefundList = Wire['RefundList']
export type TransactionList = Wire['TransactionList']
/** A page of what a search found. */
export type SearchResult = Wire['SearchResult']

/** What the calls that make or change something are given. */
export type AccountUpdate = Wire['AccountUpdate']
export type ChargeCreate = Wire['ChargeCreate']
export type ChargeFailure = Wire['ChargeFailure']
export type ChargeUpdate = Wire['ChargeUpdate']
export type RefundCreate = Wire['RefundCreate']
export type SourceCreate = Wire['SourceCreate']
