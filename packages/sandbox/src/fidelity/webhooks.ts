import { page, section } from './ledger.ts'

export const events = section(
  ['webhooks', 'versions'],
  `
charge.complete tells of a paid or failed charge | documented | ${page}
charge.create, charge.update, charge.expire, refund.create | documented | list of event keys
expiry emits charge.expire and not charge.complete | assumed | the key exists; whether both are sent is not documented
data is the object as it was at that moment | documented | events reference
fields and order of an event | documented | events reference
items of /charges/{id}/events are shown whole | assumed | a recorded 2021 list lacks data, perhaps trimmed by hand
webhook_deliveries list the attempts, with the exact body as payload | documented | events reference
a webhook delivery shows created_at in ISO form, as everything else does | assumed | the one documented sample has "2023-03-02 10:27:09 UTC"; the Java SDK cannot read an event that has it
`,
)

export const webhooks = section(
  ['webhooks', 'retries'],
  `
one attempt, no retry | documented | webhooks reference: retries are not guaranteed
Content-Type is exactly application/json | recorded | the WooCommerce plugin insists on it
signature: hex HMAC-SHA256 of timestamp.body, keyed with the base64-decoded secret | recorded | several independent receivers
no signature headers without a secret | recorded | several independent receivers
while the secret is rotated the header holds two signatures, separated by a comma | recorded | several independent receivers; that the new secret comes first is assumed
the timestamp is wall time in seconds, whatever the account’s clock shows | recorded | several independent receivers reject one that is some minutes off
the body is pretty-printed | documented | events reference, payload of a delivery
10 s timeout, no redirect followed, 2xx is success | assumed | not documented
the URL of an endpoint is kept, and shown, as browsers write it: http://shop.example as http://shop.example/ | assumed | ours: what Omise does to it is not documented
webhook_endpoints of a charge get its events besides the account's endpoint | recorded | settings page of the WooCommerce plugin; "besides" is assumed
a receiver may retrieve the event from inside its handler | recorded | the Magento plugin does
`,
)
