import { rails, section } from './ledger.ts'

export const elsewhere = section(
  ['surface'],
  `
capture: 400 failed_capture, Charge is not authorized | recorded | PHP SDK tests
reverse: 400 failed_reverse | recorded | recorded 2017 answer
customers, disputes, links, recipients, schedules, transfers, receipts: empty lists | assumed | this sandbox has none
chains, disputes by state, schedules of charges and of transfers: empty lists | recorded | recorded lists of the PHP SDK; that they are empty is because this sandbox has none
GET /account/api_versions lists the two versions | assumed | the published schema names it; what its items hold is not documented
forex and schema are not found | assumed | the real API has them; an account here has one currency, and its document is under /__sandbox/openapi
a path with a method that it does not take: 404 not_found, with the methods in Allow | assumed | not documented; the list of errors has no 405
making tokens and all else of cards and payouts: 400 feature_not_supported; one that is asked for is not found | assumed | the code is listed; the real API has them
GET / is system_info | documented | published schema; that any key may read it is assumed
PATCH /account sets webhook_uri and zero_interest_installments | documented | published schema; other fields are passed over
`,
)

export const readingRequests = section(
  ['bodies', 'measured', 'measured-values', 'kept-metadata'],
  `
a body of no content type, or one that says nothing, is read as JSON or as a form | assumed | so that the Go SDK's RetrieveEvent works, which names no type; a hint says how it was read
a GET whose body cannot be read is answered as if it had none | assumed | no SDK needs an error there; a hint says what was passed over
a byte order mark before a body is skipped | assumed | not documented; the mark says nothing else
forms: lists of hashes, digits as names, the last of a repeated name wins | assumed | ${rails}; measured with Rack 2.2
multipart/form-data is read by the rules of a form; files are passed over | assumed | ${rails}; no operation takes a file
a name that is a value and a hash, or a list, at once: 400 bad_request | assumed | ${rails}; measured with Rack 2.2; the words are ours
JSON: of a name given twice the last value counts; 100 levels at most | assumed | ${rails}; measured with Ruby's JSON 2.6
metadata keeps the order of its names and its numbers: large integers, 1.0, 1.0e+20 | assumed | ${rails}; measured with Ruby's JSON 2.6
a number too large for a float: 400 bad_request | assumed | Ruby's JSON refuses to write it; the words are ours
outside of metadata a large integer is read by its digits: a barcode, an amount | assumed | ${rails}, whose columns take a number for a text
booleans: 0, f, false and off are false, blank is left out, the rest is true | assumed | ${rails}; measured with ActiveModel 6.1; the PHP SDK sends 1 and 0
times in any common form, no zone meaning UTC, shown to the second | assumed | ${rails}; measured with ActiveModel 6.1, but for days that are in no calendar
`,
)
