import type { ServerResponse } from 'node:http'

/** The place that a request has among those that are worked on at once. */
export interface Slot {
  /** Bytes of its answer that its client has not taken. */
  bytes: number
  /** Somebody works on it, and will say when that ends, even where its client is gone. */
  isHandled: boolean
  /** Gives the place up: it is answered, or waits for something that may take long. */
  leave(): void
  /** Counts bytes of its answer until its client has taken them. */
  hold(bytes: number): void
}

const slots = new WeakMap<ServerResponse, Slot>()

export function giveSlot(response: ServerResponse, slot: Slot): void {
  slots.set(response, slot)
}

/** The slot of a request; undefined where none was given, in a server of somebody's own. */
export function slotOf(response: ServerResponse): Slot | undefined {
  return slots.get(response)
}
