import {
  allow,
  type Charge,
  type Instant,
  instant,
  lastChangeOf,
  type Result,
} from '@omise-sandbox/core'
import { presentCharge } from '../charges/present-charge.ts'
import type { ListQuery, Page } from '../storage/store.ts'
import { presentList } from '../wire/present-list.ts'
import { queryFor, readList } from '../wire/read-list.ts'
import type { Answer, Call } from './call.ts'
import { outcomeHeaders } from './outcome-headers.ts'

export function idIn(call: Call, name: string): string {
  return call.params[name] ?? ''
}

export function present<T, R, Body>(
  result: Result<T, R>,
  presentValue: (value: T) => Body,
): Result<Answer<Body>, R> {
  return result.ok ? allow({ body: presentValue(result.value) }) : result
}

/** A charge as it is answered; `hint` is what its request alone gives reason to say. */
export function answerCharge<R>(result: Result<Charge, R>, now: Instant, hint?: string) {
  if (!result.ok) return result
  const charge = result.value
  // The decision may have been made a moment after the call was read.
  const shownAt = instant(Math.max(now, lastChangeOf(charge)))
  return allow({ body: presentCharge(charge, shownAt), headers: outcomeHeaders(charge, hint) })
}

/** A page of a list; `charge` is the one that it is of. */
export async function answerList<T, Body>(
  call: Call,
  location: string,
  find: (query: ListQuery) => Promise<Page<T>>,
  presentItem: (item: T) => Body,
  charge?: Charge['facts']['id'],
) {
  const request = readList(call.fields, call.listsEnd)
  if (!request.ok) return request
  const { data, total } = await find(queryFor(request.value, charge))
  const page = { ...request.value, location, data: data.map(presentItem), total }
  return allow({ body: presentList(page) })
}
