import { count } from './count.ts'

export const deliveries = {
  title: 'Deliveries',
  lead: 'A delivery is one event on its way to one endpoint. Each time it is sent is an attempt. Newest first; times in UTC, on the account’s clock.',
  recover: 'Send again all that failed',
  recovered: (number: number) =>
    number === 0
      ? 'Nothing had failed or was dropped.'
      : `${count(number, 'delivery', 'deliveries')} sent again.`,
  filter: 'Only those that are',
  states: {
    all: 'In any state',
    pending: 'Pending',
    delivered: 'Delivered',
    failed: 'Failed',
    dropped: 'Dropped',
  },
  stateMeanings:
    'Pending: still to be sent. Delivered: answered 200 to 299. Failed: no attempt is left. Dropped: lost on purpose.',
  charge: 'Only those of the charge',
  chargeHint: 'A charge’s id, chrg_test_…',
  applyCharge: 'Show its deliveries',
  allCharges: 'Show every charge',
  none: 'No delivery yet. Set an endpoint above, or use the built-in inbox, and make a charge: its events come here.',
  noneOfCharge:
    'Nothing was sent for this charge. It may have had no endpoint when its events happened.',
  noneInState: (shown: number) => `None of the newest ${shown} is in that state.`,
  shown: (shown: number, loaded: number, total: number) =>
    shown === loaded
      ? `${loaded} of ${total}`
      : `${shown} of the newest ${loaded}; there are ${total}`,
  more: 'Show more deliveries',
  list: 'Deliveries, newest first',
  details: 'Details',
  ofDelivery: (id: string) => `of delivery ${id}`,
  attempts: (number: number) => count(number, 'attempt', 'attempts'),
  neverSent: 'Never sent',
  notSentYet: 'Not sent yet',
  answered: (status: number) => `Answered ${status}`,
  next: 'Next attempt',
  sends: 'To be sent',
  id: 'Delivery',
  event: 'Event',
  faultMark: (what: string) => `Fault: ${what}`,
  faultBy: (what: string, by: string) =>
    `This went wrong on purpose (${what}), by ${by}. Sent again by hand, it goes out as it should.`,
  resend: 'Resend',
  resent: 'Sent again.',
  askDoctor: 'Compare signatures',
}
