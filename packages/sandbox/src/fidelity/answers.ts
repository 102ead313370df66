import { page, section } from './ledger.ts'

export const errors = section(
  ['refusals', 'faults', 'unread-fields'],
  `
shape: object, location, code, message | documented | errors reference
two messages are joined by "and", more by commas and ", and" | recorded | mobile SDK tests
charge amount too small, wrong currency, amount not a number: invalid_charge | recorded | recorded 2017 answers
the same on a source: bad_request; type is currently not supported | recorded | recorded 2017 answers
a source of another type is refused for its currency or amount, as recorded of types that the real API has, and else for its type alone | recorded | three recorded 2017 answers; that the type is refused where the real API would take the source is ours
metadata that is no object: Metadata should be a JSON hash | recorded | list of messages in the WooCommerce plugin; that the code is invalid_charge on charges is assumed
other fields that cannot be read: "<field> is invalid" | recorded | "return uri is invalid" in the WooCommerce plugin; the rest in its style
amount too large | assumed | in the words of the recorded lower limit
blank barcode, store_id, store_name, source | assumed | in the style of the recorded messages
unknown object: 404 not_found, "<object> <id> was not found" | recorded | recorded 404 answers
unknown route: 404 not_found | assumed | the message is ours
wrong, missing or unfit key: 401 authentication_failure | documented | authentication reference
fields that nobody reads are passed over; a hint names them, and what they are likely to mean | assumed | not documented; the hint is ours
a request without Host: 400 bad_request; with an Expect other than 100-continue: 417; an Upgrade is passed over | assumed | not documented; the statuses are those of HTTP
a request that there is no room for: 503 internal_error with Retry-After; one that takes too long: 408 bad_request | assumed | not documented; what is bounded stands in docs/security.md
a Host that is a name of the public DNS, other than Omise's own and those of --allow-host: 403 not_authorized | assumed | ours: a web page could rebind such a name to the sandbox
a web page of another origin may do what a public key may; all else that it asks: 403 not_authorized | assumed | ours: Omise's own answers to pages are not recorded
unreadable bodies: 400 bad_request; too large: 413 | assumed | not documented
500 internal_error: request could not be completed due to an internal error | recorded | WooCommerce plugin tests; here a fault makes it
403 not_authorized and 429 too_many_requests, made by faults, with the words of the code; Retry-After | assumed | the codes are listed in the errors reference; their messages and a Retry-After are not documented
answers of success carry Omise-Version, errors do not | recorded | recorded 2017 answers
`,
)

export const shapes = section(
  ['shapes'],
  `
by default, objects have the shape of July 2020; current SDKs want --wire 2025-03 | documented | ${page}
--wire 2025-03: the fields added since 2020, booleans last | recorded | recorded 2025 charges, sources and refunds of other methods
in it, authorization_type is null, multi_capture false, authorized_amount and captured_amount the amount, whatever the status | recorded | recorded 2025 charges by wallet, installment and internet banking; the documented answer of alipayplus_upm (2024) has none of the four
in it, capability has the limits of an account of 2025: charges up to 500,000,000,000 satang, transfers of 3,000 to 100,000,000,000 | recorded | recorded 2025 capability; a charge keeps to the limits of the page all the same
without it, the limits of capability are those of 2020: charges of 2,000 to 15,000,000 satang, transfers of 3,000 to 5,000,000,000, installments from 200,000 | documented | capability reference; recorded by the .NET SDK
in it, charges paid or failed before show expired_at once their time is over; failed ones show expired | recorded | recorded 2025 charges
in it, authorized_at is paid_at | recorded | recorded 0 to 1 s earlier
in it, can_perform_void until the cut-off, while nothing is refunded | assumed | documented of a sibling method
`,
)

export const versions = section(
  ['versions'],
  `
Omise-Version counts for one request, the account has a default, both are echoed | documented | versioning reference
2017-11-02 differs by renamed and missing fields alone | recorded | recorded 2017 answers; that fields added since appear in it too is assumed
an event is sent and its data kept in the account version of its moment | documented | webhooks reference; a recorded 2019 list holds older data
2015-11-17 and 2014-07-27 are refused | assumed | the page says 2017-11-02 is the least; how older ones are refused is not documented
an unknown version is served as the account has it, with a hint | assumed | not documented; --strict-version refuses it
`,
)
