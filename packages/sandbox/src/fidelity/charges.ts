import { page, section } from './ledger.ts'

export const charges = section(
  ['charge-life', 'at-once', 'given-source', 'scanned-codes', 'documentation-page', 'recordings'],
  `
a charge is created from amount, currency and source[...] and answers pending | documented | ${page}
fields of a charge, their order, and fee 1.65 % with VAT 7 % | documented | ${page}
fee and VAT are rounded half up; VAT is taken of the rounded fee | recorded | about 45 recorded charges; that VAT uses the rounded fee is assumed
a charge whose payer answers after no time is created as pending, and complete in every answer after that | assumed | the page shows creation as pending; nothing documents a payment that takes no time
a source given as an object with an id is the stored source of that id; its other fields are ignored | assumed | the .NET SDK sends back the whole source it got; the answer to that is not recorded, and a second source would be a surprise
limits: 2,000 to 15,000,000 satang, THB only | documented | ${page}
the currency may be sent in any case and is shown as THB | recorded | live test of the Java SDK
an amount may be a string of digits; 1e5, 2000.5 and blank are not numbers | recorded | Node SDK tests for digits; the rest is assumed
every success answers 200, creates included | recorded | recorded 2017 answers; the Go and Java SDKs insist on it
a charge expires 24 hours after it is made | documented | ${page}
expires_at may be given by the caller and must lie ahead | assumed | the parameter is in the published schema; its rules are not
expire sets expired, expired_at and expires_at to now | recorded | recorded expired charge of July 2020
expire of a charge that is final: 400 failed_expire | documented | list of errors; the words after "expire failed" are ours
mark_as_paid and mark_as_failed complete a pending test charge | documented | published schema
mark_as_failed gives failed_processing; failure_code in the body picks another | assumed | the code is not documented; the parameter is ours
marking a final charge: 400 invalid_charge | assumed | not documented
PATCH changes description and metadata; metadata is replaced | assumed | merge or replace is not documented
metadata is at most 15,000 characters | assumed | quoted by third parties
failure codes | documented | ${page}
failure messages | recorded | failed processing and payment rejected are recorded; the other three follow the page in the same style
capture is echoed and never makes a difference | assumed | the method has no separate capture
ids are base 36 of (milliseconds << 55 | random), 19 characters | recorded | worked out from over a thousand recorded ids
test barcodes, Prefer and the codes that phones show | assumed | extensions of this sandbox; the real test mode has none of them
Prefer: other names are ignored; nearly ours, and unknown values of ours, are refused | assumed | RFC 7240 ignores what is unknown; a mistyped outcome would let the charge be paid
a charge of a code that was charged before fails with payment_rejected, of one that has run out with payment_expired | assumed | the page has both codes, and does not say when each is given; of codes that phones show here only
any text is accepted as a barcode, and kept as it was sent | assumed | the 1234567890 of the page is no code that the application shows; no refusal of a code is recorded
with --barcode-rules strict, a barcode that is not 16 to 24 digits beginning 25 to 30 is refused: barcode is invalid | assumed | the form is that of Alipay's own documentation; the refusal is ours, and off by default
a charge completes by itself 2 s later | assumed | extension; the real test mode leaves it pending, as --outcome manual does
`,
)

export const sources = section(
  ['charge-life', 'refusals', 'pages'],
  `
a source is made with either key and charged with the secret one | documented | authentication reference
fields and order of a source | documented | ${page}
charge_status is unknown before a charge, then the charge status; references are null before | recorded | Go SDK fixture, recorded 2019 source
web pages of any origin may do what a public key may (CORS); other preflights: 403 not_authorized | assumed | Omise.js makes sources from pages; the headers of the answers are not recorded, the refusal is ours
a source is charged once, with its own amount | assumed | quoted by third parties
a missing store is refused when charging, not when making a source | assumed | the page says "conditionally required" of the charge request
store_id and store_name show null where the account provides them | recorded | recorded expired charge of July 2020
`,
)

export const refunds = section(
  ['refunds-and-lists', 'refusals'],
  `
fields and order of a refund; status is closed | documented | ${page}
partial and full refunds within 12 months | documented | ${page}
at most 15 refunds of one charge | documented | refunds reference
a refund of the whole before settlement is a void | documented | refunds reference
a charge settles at the first 16:15 UTC after it was paid | assumed | documented of a sibling method; --void-cutoff changes it
12 months are calendar months after paid_at; a missing day is the month's last | assumed | the page says 12 months, another reference 365 days
void=true is refused with failed_void when it cannot be a void | assumed | the code is listed, the behaviour is not described
amount is not a number: 400 failed_refund | recorded | PHP SDK tests
other refusals of a refund: 400 failed_refund with a reason | assumed | the code is listed; the words are ours
a refund makes a debit transaction; fees are not given back | assumed | the debit is documented, the fees are not mentioned
the charge stays successful, however much is refunded | recorded | recorded 2019 charge
`,
)
