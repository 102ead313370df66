/** A mistake that receivers make, as `explore` names it. */
export interface Fault {
  readonly id: FaultId
  readonly title: string
  /** What it leads to. */
  readonly why: string
  readonly remedy: string
}

export type FaultId = keyof typeof words

const words = {
  'charged-twice': [
    'A lost answer charges the payer twice',
    'The connection broke after the charge was made. Who charges again without looking takes the money twice.',
    'When an answer is lost, look for the charge by the order in its metadata before you charge again.',
  ],
  'restart-forgets': [
    'A restart loses what was acknowledged',
    'What was answered with 200 is not sent again. A deploy at that moment, and the payment is gone.',
    'Store the event, or its effect, before you answer 200.',
  ],
  'lost-webhook': [
    'A lost webhook is never made up for',
    'Omise does not promise to try again: a webhook that comes during a deploy is gone, and the money was taken.',
    'Now and then retrieve the charges that are still pending, and those that may have been refunded, and treat what you find as a webhook.',
  ],
  'duplicate-refund': [
    'A refund that is told of twice counts twice',
    'Webhooks are sent again, by hand or by a network that repeats them. The books then show money given back that was not.',
    'Keep the ids of refunds (a unique key), or take refunded_amount from the charge instead of adding up.',
  ],
  'duplicate-payment': [
    'A payment that is told of twice has its effect twice',
    'Webhooks are sent again, by hand or by a network that repeats them. Goods leave twice.',
    'Keep the ids of events that were handled (a unique key), and let the change from unpaid to paid have the effect.',
  ],
  'duplicate-webhook': [
    'A webhook that is repeated changes what was settled',
    'Webhooks are sent again, by hand or by a network that repeats them, also long after.',
    'Keep the ids of events that were handled, and answer 200 to one that is there already.',
  ],
  'wrong-attempt': [
    "One attempt's payment goes to another attempt",
    'Two charges are for one order, and the payment is booked on the wrong one: the attempt that was paid stays open.',
    'Find the attempt by the id of the charge, not by the order alone.',
  ],
  'wrong-order': [
    "One order's payment goes to another order",
    'Two customers pay the same amount at the same time. Who matches by amount or by what is open hands the goods to the wrong one.',
    'Find the order by the id of the charge or by its metadata, never by amount or time.',
  ],
  'late-failure': [
    'A late failure overwrites a paid order',
    'A customer whose first try hangs pays with a second charge; the first one fails later. The goods are paid, and not sent.',
    'Keep which charge has paid an order. A failure of another one changes nothing once the order is paid.',
  ],
  'expire-after-paid': [
    'An expiry takes back a paid order',
    'A first attempt that nobody answered expires a day later, when a second one has long been paid.',
    'Keep which charge has paid an order. The expiry of another one changes nothing.',
  ],
  'back-to-pending': [
    'A late charge.create takes back what was decided',
    'Webhooks are not promised in order, and charge.create tells of an earlier moment.',
    'Never go back to pending: let charge.create make the order where it is missing, and change nothing else.',
  ],
  'refund-before-payment': [
    'A refund that is told of before the payment is lost',
    'Webhooks are not promised in order. The order stays paid in your books, though the money went back.',
    'Keep a refund even where its order is not paid yet, or retrieve the charge: its status and refunded_amount are what is true.',
  ],
  'refund-undone': [
    'A late webhook of the payment takes back a refund',
    'Webhooks are not promised in order, and the payment is told of as it was before the refund.',
    'Once refunded, never go back to paid.',
  ],
  'partial-refund-as-full': [
    'A refund of a part counts as one of the whole',
    'The order is closed as refunded, though most of the money was kept.',
    'Compare what was refunded with the amount of the charge.',
  ],
  'refund-ignored': [
    'A refund is not taken in',
    'Money can be given back from the dashboard, where your code is not asked. The books still show it as taken.',
    'Handle the key refund.create: its data is a refund, whose "charge" is the id of the charge to look for.',
  ],
  'refund-miscounted': [
    'Refunds do not add up',
    'The books differ from what was given back.',
    'Take refunded_amount from the charge, which is what is true now.',
  ],
  'failure-as-payment': [
    'A failed charge counts as paid',
    'A failure comes as charge.complete too. Complete means decided, not paid: goods leave for nothing.',
    'Read data.status: only "successful" is paid.',
  ],
  'failure-ignored': [
    'A failed charge stays open',
    'The cashier waits for a payment that cannot come any more.',
    'Handle charge.complete with the status "failed" as the end of the attempt.',
  ],
  'expiry-ignored': [
    'An expired charge stays open',
    'An expiry comes as charge.expire, with no charge.complete: goods stay reserved for ever.',
    'Handle the key charge.expire as the end of the charge.',
  ],
  'payment-ignored': [
    'A payment is not taken in',
    'The money was taken, and the order is not paid.',
    'Look at what the receiver did with charge.complete: its answer, and its log.',
  ],
  'paid-too-early': [
    'An order is paid before the money came',
    'Goods leave for a payment that may never be.',
    'Read data.status: only "successful" is paid.',
  ],
  disagreement: [
    'The application believes what is not true',
    'The order in your books is not what became of the charge.',
    'Go through the steps, and look at what the receiver did with each.',
  ],
} as const satisfies Readonly<Record<string, readonly [string, string, string]>>

export function faultOf(id: FaultId): Fault {
  const [title, why, remedy] = words[id]
  return { id, title, why, remedy }
}
