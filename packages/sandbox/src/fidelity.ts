import type { OmiseOperation } from '@omise-sandbox/api'
import type { EventKey } from '@omise-sandbox/core'
import type { FieldProblem, Refusal } from './services/refusal.ts'

/** How well an imitated behaviour is known. */
export type Confidence = 'documented' | 'recorded' | 'assumed'

export interface FidelityEntry {
  readonly behaviour: string
  readonly confidence: Confidence
  /** Where it is known from; for what is assumed, why it was decided so. */
  readonly source: string
}

export interface FidelitySection {
  /** The suites in packages/sandbox/test that show it. */
  readonly tests: readonly string[]
  readonly entries: readonly FidelityEntry[]
}

const page = 'documentation page "Alipay (Barcode)"'
/** Why what was measured with Rails' parts is imitated. */
const rails = "the API's headers and messages are those of Rails"

/** Every imitated behaviour with its confidence: the one source of docs/fidelity.md. */
export const fidelity: Readonly<Record<string, FidelitySection>> = {
  Charges: section(
    ['charge-life', 'at-once', 'given-source', 'scanned-codes', 'documentation-page', 'recordings'],
    [
      entry(
        'a charge is created from amount, currency and source[...] and answers pending',
        'documented',
        page,
      ),
      entry('fields of a charge, their order, and fee 1.65 % with VAT 7 %', 'documented', page),
      entry(
        'fee and VAT are rounded half up; VAT is taken of the rounded fee',
        'recorded',
        'about 45 recorded charges; that VAT uses the rounded fee is assumed',
      ),
      entry(
        'a charge whose payer answers after no time is created as pending, and complete in every answer after that',
        'assumed',
        'the page shows creation as pending; nothing documents a payment that takes no time',
      ),
      entry(
        'a source given as an object with an id is the stored source of that id; its other fields are ignored',
        'assumed',
        'the .NET SDK sends back the whole source it got; the answer to that is not recorded, and a second source would be a surprise',
      ),
      entry('limits: 2,000 to 15,000,000 satang, THB only', 'documented', page),
      entry(
        'the currency may be sent in any case and is shown as THB',
        'recorded',
        'live test of the Java SDK',
      ),
      entry(
        'an amount may be a string of digits; 1e5, 2000.5 and blank are not numbers',
        'recorded',
        'Node SDK tests for digits; the rest is assumed',
      ),
      entry(
        'every success answers 200, creates included',
        'recorded',
        'recorded 2017 answers; the Go and Java SDKs insist on it',
      ),
      entry('a charge expires 24 hours after it is made', 'documented', page),
      entry(
        'expires_at may be given by the caller and must lie ahead',
        'assumed',
        'the parameter is in the published schema; its rules are not',
      ),
      entry(
        'expire sets expired, expired_at and expires_at to now',
        'recorded',
        'recorded expired charge of July 2020',
      ),
      entry(
        'expire of a charge that is final: 400 failed_expire',
        'documented',
        'list of errors; the words after "expire failed" are ours',
      ),
      entry(
        'mark_as_paid and mark_as_failed complete a pending test charge',
        'documented',
        'published schema',
      ),
      entry(
        'mark_as_failed gives failed_processing; failure_code in the body picks another',
        'assumed',
        'the code is not documented; the parameter is ours',
      ),
      entry('marking a final charge: 400 invalid_charge', 'assumed', 'not documented'),
      entry(
        'PATCH changes description and metadata; metadata is replaced',
        'assumed',
        'merge or replace is not documented',
      ),
      entry('metadata is at most 15,000 characters', 'assumed', 'quoted by third parties'),
      entry('failure codes', 'documented', page),
      entry(
        'failure messages',
        'recorded',
        'failed processing and payment rejected are recorded; the other three follow the page in the same style',
      ),
      entry(
        'capture is echoed and never makes a difference',
        'assumed',
        'the method has no separate capture',
      ),
      entry(
        'ids are base 36 of (milliseconds << 55 | random), 19 characters',
        'recorded',
        'worked out from over a thousand recorded ids',
      ),
      entry(
        'test barcodes, Prefer and the codes that phones show',
        'assumed',
        'extensions of this sandbox; the real test mode has none of them',
      ),
      entry(
        'Prefer: other names are ignored; nearly ours, and unknown values of ours, are refused',
        'assumed',
        'RFC 7240 ignores what is unknown; a mistyped outcome would let the charge be paid',
      ),
      entry(
        'a charge of a code that was charged before fails with payment_rejected, of one that has run out with payment_expired',
        'assumed',
        'the page has both codes, and does not say when each is given; of codes that phones show here only',
      ),
      entry(
        'any text is accepted as a barcode, and kept as it was sent',
        'assumed',
        'the 1234567890 of the page is no code that the application shows; no refusal of a code is recorded',
      ),
      entry(
        'with --barcode-rules strict, a barcode that is not 16 to 24 digits beginning 25 to 30 is refused: barcode is invalid',
        'assumed',
        "the form is that of Alipay's own documentation; the refusal is ours, and off by default",
      ),
      entry(
        'a charge completes by itself 2 s later',
        'assumed',
        'extension; the real test mode leaves it pending, as --outcome manual does',
      ),
    ],
  ),
  Sources: section(
    ['charge-life', 'refusals', 'pages'],
    [
      entry(
        'a source is made with either key and charged with the secret one',
        'documented',
        'authentication reference',
      ),
      entry('fields and order of a source', 'documented', page),
      entry(
        'charge_status is unknown before a charge, then the charge status; references are null before',
        'recorded',
        'Go SDK fixture, recorded 2019 source',
      ),
      entry(
        'web pages of any origin may do what a public key may (CORS); other preflights: 403 not_authorized',
        'assumed',
        'Omise.js makes sources from pages; the headers of the answers are not recorded, the refusal is ours',
      ),
      entry('a source is charged once, with its own amount', 'assumed', 'quoted by third parties'),
      entry(
        'a missing store is refused when charging, not when making a source',
        'assumed',
        'the page says "conditionally required" of the charge request',
      ),
      entry(
        'store_id and store_name show null where the account provides them',
        'recorded',
        'recorded expired charge of July 2020',
      ),
    ],
  ),
  Refunds: section(
    ['refunds-and-lists', 'refusals'],
    [
      entry('fields and order of a refund; status is closed', 'documented', page),
      entry('partial and full refunds within 12 months', 'documented', page),
      entry('at most 15 refunds of one charge', 'documented', 'refunds reference'),
      entry('a refund of the whole before settlement is a void', 'documented', 'refunds reference'),
      entry(
        'a charge settles at the first 16:15 UTC after it was paid',
        'assumed',
        'documented of a sibling method; --void-cutoff changes it',
      ),
      entry(
        "12 months are calendar months after paid_at; a missing day is the month's last",
        'assumed',
        'the page says 12 months, another reference 365 days',
      ),
      entry(
        'void=true is refused with failed_void when it cannot be a void',
        'assumed',
        'the code is listed, the behaviour is not described',
      ),
      entry('amount is not a number: 400 failed_refund', 'recorded', 'PHP SDK tests'),
      entry(
        'other refusals of a refund: 400 failed_refund with a reason',
        'assumed',
        'the code is listed; the words are ours',
      ),
      entry(
        'a refund makes a debit transaction; fees are not given back',
        'assumed',
        'the debit is documented, the fees are not mentioned',
      ),
      entry(
        'the charge stays successful, however much is refunded',
        'recorded',
        'recorded 2019 charge',
      ),
    ],
  ),
  Events: section(
    ['webhooks', 'versions'],
    [
      entry('charge.complete tells of a paid or failed charge', 'documented', page),
      entry(
        'charge.create, charge.update, charge.expire, refund.create',
        'documented',
        'list of event keys',
      ),
      entry(
        'expiry emits charge.expire and not charge.complete',
        'assumed',
        'the key exists; whether both are sent is not documented',
      ),
      entry('data is the object as it was at that moment', 'documented', 'events reference'),
      entry('fields and order of an event', 'documented', 'events reference'),
      entry(
        'items of /charges/{id}/events are shown whole',
        'assumed',
        'a recorded 2021 list lacks data, perhaps trimmed by hand',
      ),
      entry(
        'webhook_deliveries list the attempts, with the exact body as payload',
        'documented',
        'events reference',
      ),
      entry(
        'a webhook delivery shows created_at in ISO form, as everything else does',
        'assumed',
        'the one documented sample has "2023-03-02 10:27:09 UTC"; the Java SDK cannot read an event that has it',
      ),
    ],
  ),
  Webhooks: section(
    ['webhooks', 'retries'],
    [
      entry(
        'one attempt, no retry',
        'documented',
        'webhooks reference: retries are not guaranteed',
      ),
      entry(
        'Content-Type is exactly application/json',
        'recorded',
        'the WooCommerce plugin insists on it',
      ),
      entry(
        'signature: hex HMAC-SHA256 of timestamp.body, keyed with the base64-decoded secret',
        'recorded',
        'several independent receivers',
      ),
      entry('no signature headers without a secret', 'recorded', 'several independent receivers'),
      entry(
        'while the secret is rotated the header holds two signatures, separated by a comma',
        'recorded',
        'several independent receivers; that the new secret comes first is assumed',
      ),
      entry(
        'the timestamp is wall time in seconds, whatever the account’s clock shows',
        'recorded',
        'several independent receivers reject one that is some minutes off',
      ),
      entry('the body is pretty-printed', 'documented', 'events reference, payload of a delivery'),
      entry('10 s timeout, no redirect followed, 2xx is success', 'assumed', 'not documented'),
      entry(
        "webhook_endpoints of a charge get its events besides the account's endpoint",
        'recorded',
        'settings page of the WooCommerce plugin; "besides" is assumed',
      ),
      entry(
        'a receiver may retrieve the event from inside its handler',
        'recorded',
        'the Magento plugin does',
      ),
    ],
  ),
  Errors: section(
    ['refusals', 'faults', 'unread-fields'],
    [
      entry('shape: object, location, code, message', 'documented', 'errors reference'),
      entry(
        'two messages are joined by "and", more by commas and ", and"',
        'recorded',
        'mobile SDK tests',
      ),
      entry(
        'charge amount too small, wrong currency, amount not a number: invalid_charge',
        'recorded',
        'recorded 2017 answers',
      ),
      entry(
        'the same on a source: bad_request; type is currently not supported',
        'recorded',
        'recorded 2017 answers',
      ),
      entry(
        'a source of another type is refused for its currency or amount, as recorded of types that the real API has, and else for its type alone',
        'recorded',
        'three recorded 2017 answers; that the type is refused where the real API would take the source is ours',
      ),
      entry(
        'metadata that is no object: Metadata should be a JSON hash',
        'recorded',
        'list of messages in the WooCommerce plugin; that the code is invalid_charge on charges is assumed',
      ),
      entry(
        'other fields that cannot be read: "<field> is invalid"',
        'recorded',
        '"return uri is invalid" in the WooCommerce plugin; the rest in its style',
      ),
      entry('amount too large', 'assumed', 'in the words of the recorded lower limit'),
      entry(
        'blank barcode, store_id, store_name, source',
        'assumed',
        'in the style of the recorded messages',
      ),
      entry(
        'unknown object: 404 not_found, "<object> <id> was not found"',
        'recorded',
        'recorded 404 answers',
      ),
      entry('unknown route: 404 not_found', 'assumed', 'the message is ours'),
      entry(
        'wrong, missing or unfit key: 401 authentication_failure',
        'documented',
        'authentication reference',
      ),
      entry(
        'fields that nobody reads are passed over; a hint names them, and what they are likely to mean',
        'assumed',
        'not documented; the hint is ours',
      ),
      entry(
        'a request without Host: 400 bad_request; with an Expect other than 100-continue: 417; an Upgrade is passed over',
        'assumed',
        'not documented; the statuses are those of HTTP',
      ),
      entry('unreadable bodies: 400 bad_request; too large: 413', 'assumed', 'not documented'),
      entry(
        '500 internal_error: request could not be completed due to an internal error',
        'recorded',
        'WooCommerce plugin tests; here a fault makes it',
      ),
      entry(
        '403 not_authorized and 429 too_many_requests, made by faults, with the words of the code; Retry-After',
        'assumed',
        'the codes are listed in the errors reference; their messages and a Retry-After are not documented',
      ),
      entry(
        'answers of success carry Omise-Version, errors do not',
        'recorded',
        'recorded 2017 answers',
      ),
    ],
  ),
  'Money and search': section(
    ['surface', 'search-filters'],
    [
      entry(
        'fields of a transaction; a paid charge credits its net',
        'recorded',
        'recorded 2019 transactions',
      ),
      entry(
        'a transaction is transferable when it is made',
        'recorded',
        'most recorded test transactions',
      ),
      entry(
        'key refund.initiated.debit',
        'assumed',
        'by analogy with the recorded keys of other movements',
      ),
      entry(
        'fields of the balance; all of it is transferable',
        'recorded',
        'recorded 2025 balance; that none is on hold is assumed',
      ),
      entry(
        'envelope of a search, 30 on a page, newest first',
        'recorded',
        'recorded 2025 searches',
      ),
      entry(
        'the query of a search is "" where none was given',
        'recorded',
        'recorded searches of the PHP and Ruby SDKs',
      ),
      entry(
        'query matches ids whole, description and metadata in part',
        'assumed',
        'not documented',
      ),
      entry(
        'the filters of charges and refunds; those of cards, disputes, schedules and installments find nothing, or false',
        'documented',
        'published schema',
      ),
      entry(
        'amounts in filters are in baht: filters[amount]=4096.69 finds charges of 409669',
        'documented',
        'search reference; recorded by the Java and .NET SDKs',
      ),
      entry(
        'a filter of amount, refund_amount or created may be a range: 1000..2000',
        'recorded',
        'searches of the Python and PHP SDKs; that a range may be open at one end, and that both ends count, is assumed',
      ),
      entry(
        'a filter of yes or no may be true, yes or on, false, no or off',
        'documented',
        'search reference; 1, t, y, 0, f and n are assumed',
      ),
      entry(
        'a value that a filter cannot have: 422 invalid_filter',
        'assumed',
        'the code is listed; when it is answered is not documented',
      ),
      entry(
        'a search of what this sandbox has none of takes any filter, and repeats it',
        'recorded',
        'recorded 2025 searches of customers, disputes, links, recipients and transfers',
      ),
      entry(
        'unknown scope, filter, page: 422 with the code of its kind',
        'documented',
        'list of errors; the messages are ours',
      ),
    ],
  ),
  Shapes: section(
    ['shapes'],
    [
      entry(
        'by default, objects have the shape of July 2020; current SDKs want --wire 2025-03',
        'documented',
        page,
      ),
      entry(
        '--wire 2025-03: the fields added since 2020, booleans last',
        'recorded',
        'recorded 2025 charges, sources and refunds of other methods',
      ),
      entry(
        'in it, authorization_type is null, multi_capture false, authorized_amount and captured_amount the amount, whatever the status',
        'recorded',
        'recorded 2025 charges by wallet, installment and internet banking; the documented answer of alipayplus_upm (2024) has none of the four',
      ),
      entry(
        'in it, capability has the limits of an account of 2025: charges up to 500,000,000,000 satang, transfers of 3,000 to 100,000,000,000',
        'recorded',
        'recorded 2025 capability; a charge keeps to the limits of the page all the same',
      ),
      entry(
        'without it, the limits of capability are those of 2020: charges of 2,000 to 15,000,000 satang, transfers of 3,000 to 5,000,000,000, installments from 200,000',
        'documented',
        'capability reference; recorded by the .NET SDK',
      ),
      entry(
        'in it, charges paid or failed before show expired_at once their time is over; failed ones show expired',
        'recorded',
        'recorded 2025 charges',
      ),
      entry('in it, authorized_at is paid_at', 'recorded', 'recorded 0 to 1 s earlier'),
      entry(
        'in it, can_perform_void until the cut-off, while nothing is refunded',
        'assumed',
        'documented of a sibling method',
      ),
    ],
  ),
  Versions: section(
    ['versions'],
    [
      entry(
        'Omise-Version counts for one request, the account has a default, both are echoed',
        'documented',
        'versioning reference',
      ),
      entry(
        '2017-11-02 differs by renamed and missing fields alone',
        'recorded',
        'recorded 2017 answers; that fields added since appear in it too is assumed',
      ),
      entry(
        'an event is sent and its data kept in the account version of its moment',
        'documented',
        'webhooks reference; a recorded 2019 list holds older data',
      ),
      entry(
        '2015-11-17 and 2014-07-27 are refused',
        'assumed',
        'the page says 2017-11-02 is the least; how older ones are refused is not documented',
      ),
      entry(
        'an unknown version is served as the account has it, with a hint',
        'assumed',
        'not documented; --strict-version refuses it',
      ),
    ],
  ),
  Elsewhere: section(
    ['surface'],
    [
      entry('capture: 400 failed_capture, Charge is not authorized', 'recorded', 'PHP SDK tests'),
      entry('reverse: 400 failed_reverse', 'recorded', 'recorded 2017 answer'),
      entry(
        'customers, disputes, links, recipients, schedules, transfers, receipts: empty lists',
        'assumed',
        'this sandbox has none',
      ),
      entry(
        'chains, disputes by state, schedules of charges and of transfers: empty lists',
        'recorded',
        'recorded lists of the PHP SDK; that they are empty is because this sandbox has none',
      ),
      entry(
        'GET /account/api_versions lists the two versions',
        'assumed',
        'the published schema names it; what its items hold is not documented',
      ),
      entry(
        'forex and schema are not found',
        'assumed',
        'the real API has them; this sandbox takes baht only, and its document is under /__sandbox/openapi',
      ),
      entry(
        'a path with a method that it does not take: 404 not_found, with the methods in Allow',
        'assumed',
        'not documented; the list of errors has no 405',
      ),
      entry(
        'making tokens and all else of cards and payouts: 400 feature_not_supported; one that is asked for is not found',
        'assumed',
        'the code is listed; the real API has them',
      ),
      entry(
        'GET / is system_info',
        'documented',
        'published schema; that any key may read it is assumed',
      ),
      entry(
        'PATCH /account sets webhook_uri and zero_interest_installments',
        'documented',
        'published schema; other fields are passed over',
      ),
    ],
  ),
  'Reading requests': section(
    ['bodies', 'measured', 'measured-values', 'kept-metadata'],
    [
      entry(
        'a body of no content type, or one that says nothing, is read as JSON or as a form',
        'assumed',
        "so that the Go SDK's RetrieveEvent works, which names no type; a hint says how it was read",
      ),
      entry(
        'a GET whose body cannot be read is answered as if it had none',
        'assumed',
        'no SDK needs an error there; a hint says what was passed over',
      ),
      entry(
        'a byte order mark before a body is skipped',
        'assumed',
        'not documented; the mark says nothing else',
      ),
      entry(
        'forms: lists of hashes, digits as names, the last of a repeated name wins',
        'assumed',
        `${rails}; measured with Rack 2.2`,
      ),
      entry(
        'multipart/form-data is read by the rules of a form; files are passed over',
        'assumed',
        `${rails}; no operation takes a file`,
      ),
      entry(
        'a name that is a value and a hash, or a list, at once: 400 bad_request',
        'assumed',
        `${rails}; measured with Rack 2.2; the words are ours`,
      ),
      entry(
        'JSON: of a name given twice the last value counts; 100 levels at most',
        'assumed',
        `${rails}; measured with Ruby's JSON 2.6`,
      ),
      entry(
        'metadata keeps the order of its names and its numbers: large integers, 1.0, 1.0e+20',
        'assumed',
        `${rails}; measured with Ruby's JSON 2.6`,
      ),
      entry(
        'a number too large for a float: 400 bad_request',
        'assumed',
        "Ruby's JSON refuses to write it; the words are ours",
      ),
      entry(
        'outside of metadata a large integer is read by its digits: a barcode, an amount',
        'assumed',
        `${rails}, whose columns take a number for a text`,
      ),
      entry(
        'booleans: 0, f, false and off are false, blank is left out, the rest is true',
        'assumed',
        `${rails}; measured with ActiveModel 6.1; the PHP SDK sends 1 and 0`,
      ),
      entry(
        'times in any common form, no zone meaning UTC, shown to the second',
        'assumed',
        `${rails}; measured with ActiveModel 6.1, but for days that are in no calendar`,
      ),
    ],
  ),
  'Lists and other objects': section(
    ['refunds-and-lists', 'server-side'],
    [
      entry(
        'fields and order of a list; default limit 20, most 100',
        'documented',
        'pagination reference',
      ),
      entry('a limit above 100 counts as 100', 'assumed', 'not documented'),
      entry(
        'parameters come in the query or in the body of a GET',
        'documented',
        'pagination reference; the Go and Python SDKs',
      ),
      entry(
        'expand=true shows what is referred to by id whole',
        'recorded',
        'Ruby SDK fixtures; expand[]=name is seen in the wild',
      ),
      entry(
        'Idempotency-Key is passed over',
        'assumed',
        'nothing official mentions it; --idempotency honours it, as an extension',
      ),
      entry('trailing slashes', 'recorded', 'the PHP SDK sends them'),
      entry(
        'account and capability objects',
        'recorded',
        'recorded 2025 objects, in both shapes; tokenization_methods is empty and chaining_allowed false, since this sandbox has neither',
      ),
    ],
  ),
}

function entry(behaviour: string, confidence: Confidence, source: string): FidelityEntry {
  return { behaviour, confidence, source }
}

function section(tests: readonly string[], entries: readonly FidelityEntry[]): FidelitySection {
  return { tests, entries }
}

const otherEmptyLists =
  'chains, disputes by state, schedules of charges and of transfers: empty lists'

/**
 * Which entry speaks for each operation, event and refusal. One without an entry does not compile; an entry that is
 * taken away fails the test of this ledger.
 */
export const spokenFor: {
  readonly operations: Readonly<Record<OmiseOperation, string>>
  readonly events: Readonly<Record<EventKey, string>>
  readonly refusals: Readonly<Record<Refusal['kind'], string>>
  readonly fieldProblems: Readonly<Record<FieldProblem['rule'], string>>
} = {
  operations: {
    createCharge: 'a charge is created from amount, currency and source[...] and answers pending',
    getCharge: 'fields of a charge, their order, and fee 1.65 % with VAT 7 %',
    listCharges: 'fields and order of a list; default limit 20, most 100',
    updateCharge: 'PATCH changes description and metadata; metadata is replaced',
    expireCharge: 'expire sets expired, expired_at and expires_at to now',
    markChargeAsPaid: 'mark_as_paid and mark_as_failed complete a pending test charge',
    markChargeAsFailed:
      'mark_as_failed gives failed_processing; failure_code in the body picks another',
    captureCharge: 'capture: 400 failed_capture, Charge is not authorized',
    reverseCharge: 'reverse: 400 failed_reverse',
    createRefund: 'partial and full refunds within 12 months',
    getRefund: 'fields and order of a refund; status is closed',
    listChargeRefunds: 'fields and order of a refund; status is closed',
    listRefunds: 'fields and order of a refund; status is closed',
    createSource: 'a source is made with either key and charged with the secret one',
    getSource: 'fields and order of a source',
    listEvents: 'fields and order of an event',
    getEvent: 'a receiver may retrieve the event from inside its handler',
    listChargeEvents: 'items of /charges/{id}/events are shown whole',
    listTransactions: 'fields of a transaction; a paid charge credits its net',
    getTransaction: 'fields of a transaction; a paid charge credits its net',
    getBalance: 'fields of the balance; all of it is transferable',
    search: 'envelope of a search, 30 on a page, newest first',
    searchCharges: 'envelope of a search, 30 on a page, newest first',
    searchRefunds: 'envelope of a search, 30 on a page, newest first',
    getAccount: 'account and capability objects',
    updateAccount: 'PATCH /account sets webhook_uri and zero_interest_installments',
    getCapability: 'account and capability objects',
    getSystemInfo: 'GET / is system_info',
    listCustomers: emptyLists(),
    listDisputes: emptyLists(),
    listLinks: emptyLists(),
    listRecipients: emptyLists(),
    listSchedules: emptyLists(),
    listTransfers: emptyLists(),
    listReceipts: emptyLists(),
    listChains: otherEmptyLists,
    listChargeSchedules: otherEmptyLists,
    listOpenDisputes: otherEmptyLists,
    listPendingDisputes: otherEmptyLists,
    listClosedDisputes: otherEmptyLists,
    listTransferSchedules: otherEmptyLists,
    listApiVersions: 'GET /account/api_versions lists the two versions',
  },
  events: {
    'charge.create': 'charge.create, charge.update, charge.expire, refund.create',
    'charge.complete': 'charge.complete tells of a paid or failed charge',
    'charge.expire': 'expiry emits charge.expire and not charge.complete',
    'charge.update': 'charge.create, charge.update, charge.expire, refund.create',
    'refund.create': 'charge.create, charge.update, charge.expire, refund.create',
  },
  refusals: {
    'not-found': 'unknown object: 404 not_found, "<object> <id> was not found"',
    'invalid-fields': 'two messages are joined by "and", more by commas and ", and"',
    'source-already-charged': 'a source is charged once, with its own amount',
    'invalid-search': 'unknown scope, filter, page: 422 with the code of its kind',
    'charge-is-final': 'expire of a charge that is final: 400 failed_expire',
    'charge-not-paid': 'other refusals of a refund: 400 failed_refund with a reason',
    'charge-cannot-be-captured': 'capture: 400 failed_capture, Charge is not authorized',
    'charge-cannot-be-reversed': 'reverse: 400 failed_reverse',
    'refund-amount-not-positive': 'other refusals of a refund: 400 failed_refund with a reason',
    'refund-over-remaining': 'other refusals of a refund: 400 failed_refund with a reason',
    'refund-too-many': 'at most 15 refunds of one charge',
    'refund-too-late': 'partial and full refunds within 12 months',
    'refund-not-a-void': 'void=true is refused with failed_void when it cannot be a void',
  },
  fieldProblems: {
    unsupported: 'the same on a source: bad_request; type is currently not supported',
    'not-a-number': 'charge amount too small, wrong currency, amount not a number: invalid_charge',
    below: 'charge amount too small, wrong currency, amount not a number: invalid_charge',
    above: 'amount too large',
    blank: 'blank barcode, store_id, store_name, source',
    'differs-from-source': 'a source is charged once, with its own amount',
    'metadata-not-object': 'metadata that is no object: Metadata should be a JSON hash',
    'metadata-too-long': 'metadata is at most 15,000 characters',
    invalid: 'other fields that cannot be read: "<field> is invalid"',
  },
}

function emptyLists(): string {
  return 'customers, disputes, links, recipients, schedules, transfers, receipts: empty lists'
}

export function presentFidelity() {
  const sections = Object.entries(fidelity).map(([title, { tests, entries }]) => ({
    title,
    tests: [...tests],
    entries: [...entries],
  }))
  return { sections }
}
