import { attempt, signature } from './webhooks/attempt.ts'
import { deliveries } from './webhooks/deliveries.ts'
import { doctor } from './webhooks/doctor.ts'
import { endpoint } from './webhooks/endpoint.ts'
import { faults } from './webhooks/faults.ts'
import { inbox } from './webhooks/inbox.ts'
import { secret } from './webhooks/secret.ts'

const pageParts = {
  label: 'Parts of this page',
  endpoint: 'Endpoint',
  secret: 'Secret',
  deliveries: 'Deliveries',
  inbox: 'Inbox',
  faults: 'Webhook faults',
  doctor: 'Doctor',
}

export const webhooks = {
  title: 'Webhooks',
  pageParts,
  endpoint,
  secret,
  deliveries,
  attempt,
  signature,
  inbox,
  faults,
  doctor,
}
