import type { ControlWire } from '@omise-sandbox/api'
import { ControlRefusal } from '@omise-sandbox/api'
import type { Lease } from '@omise-sandbox/core'

/** A refusal as the control API answers it: RFC 9457, with a remedy. */
export function presentProblem(refusal: ControlRefusal): ControlWire['Problem'] {
  return {
    type: 'about:blank',
    title: refusal.title,
    status: refusal.status,
    detail: refusal.detail,
    remedy: refusal.remedy,
    ...refusal.extra,
  }
}

export function badRequest(detail: string, remedy: string): ControlRefusal {
  return new ControlRefusal({
    status: 400,
    title: 'Bad request',
    detail: shortened(detail),
    remedy: shortened(remedy),
  })
}

const maxCharacters = 600

/** A refusal names what was sent, which can be long; it then shows the beginning and the end. */
function shortened(text: string): string {
  if (text.length <= maxCharacters) return text
  return `${text.slice(0, maxCharacters - 100)} … ${text.slice(-90)}`
}

export function chargeNotFound(id: string): ControlRefusal {
  return new ControlRefusal({
    status: 404,
    title: 'No such charge',
    detail: `This account has no charge "${String(id).slice(0, 100)}".`,
    remedy: 'Use the id of a charge that was made with the same key.',
  })
}

export function noDelivery(id: string): ControlRefusal {
  return new ControlRefusal({
    status: 404,
    title: 'No such delivery',
    detail: `This account has no delivery and no event "${String(id).slice(0, 100)}".`,
    remedy: 'Use an id of GET /__sandbox/deliveries or GET /events.',
  })
}

export function noEndpoint(event: string): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'No endpoint',
    detail: `Event ${event} was sent nowhere, and the account has no endpoint.`,
    remedy: 'Set one with PUT /__sandbox/webhooks {"url":"http://127.0.0.1:3000/hook"}.',
  })
}

export function chargeIsFinal(id: string, status: ControlWire['ChargeStatus']): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'The charge is final',
    detail: `Charge ${id} is ${status}, and stays so.`,
    remedy: 'Make a new charge.',
    extra: { charge_status: status },
  })
}

export function noSuch(
  what: 'rule' | 'fault' | 'snapshot',
  name: string,
  present: readonly { readonly id: string }[],
): ControlRefusal {
  const names = present.map(({ id }) => id).join(', ')
  return new ControlRefusal({
    status: 404,
    title: `No such ${what}`,
    detail: `This account has no ${what} ${JSON.stringify(String(name).slice(0, 100))}.`,
    remedy: names === '' ? `It has no ${what} at all.` : `Use one of: ${names}.`,
  })
}

/** A barcode is never repeated whole. */
export function noCode(barcode: string): ControlRefusal {
  return new ControlRefusal({
    status: 404,
    title: 'No such code',
    detail: `No phone of this account shows a code ending in ${JSON.stringify(String(barcode).slice(-4))}.`,
    remedy: 'Use a code of GET /__sandbox/phone/codes, which lists those that have not run out.',
  })
}

/** It is kept, as it says which charge was made of it. */
export function codeWasCharged(barcode: string, charge: string): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'The code was charged',
    detail: `The code ending in "${barcode.slice(-4)}" was charged, by ${charge}, and stays until it runs out.`,
    remedy: `Hide codes before they are charged; decide this one's charge with POST /__sandbox/charges/${charge}/outcome.`,
  })
}

export function countryIsFixed(country: string, id: string): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'The country is fixed',
    detail: `This account is of ${country} and has ${id}, among others: its country cannot change.`,
    remedy:
      'Use another key, or empty the account with POST /__sandbox/reset, which sets the country back to its default too.',
  })
}

export function methodNotOffered(
  type: string,
  country: string,
  offered: readonly string[],
): ControlRefusal {
  return badRequest(
    `Accounts of ${country} have no payment method ${type}.`,
    `Use some of ${offered.join(', ')}, or null for all. Send "methods" in the same call where you change the country.`,
  )
}

export function tooMany(what: 'rules' | 'faults' | 'snapshots', max: number): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: `Too many ${what}`,
    detail: `This account has ${max} ${what}, which is the most it can have.`,
    remedy: `Remove some with DELETE /__sandbox/${what}.`,
  })
}

export function sandboxCloses(): ControlRefusal {
  return new ControlRefusal({
    status: 503,
    title: 'The sandbox closes',
    detail:
      'The sandbox is being stopped: it finishes what is under way, and waits for nothing else.',
    remedy: 'Start it again.',
  })
}

export function noLease(id: string): ControlRefusal {
  return new ControlRefusal({
    status: 404,
    title: 'No such lease',
    detail: `This account has no lease "${String(id).slice(0, 100)}": it has run out, its connection has ended, or it never was.`,
    remedy:
      'Report within timeout_ms, while the connection of GET /__sandbox/listener that it was leased to is open. GET /__sandbox/deliveries says what became of the attempt.',
  })
}

export function wasReported({ id, delivery }: Lease): ControlRefusal {
  return new ControlRefusal({
    status: 409,
    title: 'The lease was reported',
    detail: `What came of lease ${id}, of ${delivery}, was reported already, and stays.`,
    remedy: 'Report each lease once. POST /__sandbox/deliveries/{delivery}/resend sends it again.',
  })
}
