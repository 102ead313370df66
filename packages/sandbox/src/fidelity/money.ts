import { section } from './ledger.ts'

export const moneyAndSearch = section(
  ['surface', 'search-filters'],
  `
fields of a transaction; a paid charge credits its net | recorded | recorded 2019 transactions
a transaction is transferable when it is made | recorded | most recorded test transactions
key refund.initiated.debit | assumed | by analogy with the recorded keys of other movements
fields of the balance; all of it is transferable | recorded | recorded 2025 balance; that none is on hold is assumed
envelope of a search, 30 on a page, newest first | recorded | recorded 2025 searches
the query of a search is "" where none was given | recorded | recorded searches of the PHP and Ruby SDKs
query matches ids whole, description and metadata in part | assumed | not documented
the filters of charges and refunds; those of cards, disputes, schedules and installments find nothing, or false | documented | published schema
amounts in filters are in baht: filters[amount]=4096.69 finds charges of 409669 | documented | search reference; recorded by the Java and .NET SDKs
a filter of amount, refund_amount or created may be a range: 1000..2000 | recorded | searches of the Python and PHP SDKs; that a range may be open at one end, and that both ends count, is assumed
a filter of yes or no may be true, yes or on, false, no or off | documented | search reference; 1, t, y, 0, f and n are assumed
a value that a filter cannot have: 422 invalid_filter | assumed | the code is listed; when it is answered is not documented
a search of what this sandbox has none of takes any filter, and repeats it | recorded | recorded 2025 searches of customers, disputes, links, recipients and transfers
unknown scope, filter, page: 422 with the code of its kind | documented | list of errors; the messages are ours
`,
)

export const otherLists = section(
  ['refunds-and-lists', 'server-side'],
  `
fields and order of a list; default limit 20, most 100 | documented | pagination reference
a limit above 100 counts as 100 | assumed | not documented
parameters come in the query or in the body of a GET | documented | pagination reference; the Go and Python SDKs
expand=true shows what is referred to by id whole | recorded | Ruby SDK fixtures; expand[]=name is seen in the wild
Idempotency-Key is passed over | assumed | nothing official mentions it; --idempotency honours it for a day, as an extension; a refused request may be sent again under its key
trailing slashes | recorded | the PHP SDK sends them
account and capability objects | recorded | recorded 2025 objects, in both shapes; tokenization_methods is empty and chaining_allowed false, since this sandbox has neither
`,
)
