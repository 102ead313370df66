import { typeOf } from '../read-text.ts'
import { reach } from './reach.ts'
import type { Answer } from './unexpected-answer.ts'

/** A request on its way, and its answer as far as it is there. */
export interface Sent {
  readonly method: string
  readonly address: string
  readonly response: Response
}

export async function readWhole(url: string, { response, method, address }: Sent): Promise<Answer> {
  const text = await reach(url, () => response.text())
  return { method, url: address, status: response.status, type: typeOf(response), text }
}
