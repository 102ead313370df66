import { type Client, RequestError } from '@omise-sandbox/client'
import { newReference } from './order.ts'

/** Gives back once, whatever becomes of the answer: a reference of its own finds the refund again. */
export async function refundOnce(
  { refunds }: Client,
  charge: string,
  amount: number,
): Promise<void> {
  const reference = newReference()
  try {
    await refunds.create(charge, { amount, metadata: { reference } })
  } catch (error) {
    if (!(error instanceof RequestError) || error.carriedOut === 'no') throw error
    const { data } = await refunds.ofCharge(charge, { limit: 100 })
    if (!data.some(({ metadata }) => metadata.reference === reference)) throw error
  }
}
