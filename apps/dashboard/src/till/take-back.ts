import { type Client, RequestError } from '@omise-sandbox/client'

/** Undoes a charge that should not be: expires it, or gives back what was paid already. */
export async function takeBack({ charges, refunds }: Client, id: string): Promise<void> {
  try {
    await charges.expire(id)
  } catch (error) {
    if (!(error instanceof RequestError)) throw error
    const { status, amount, refunded_amount } = await charges.get(id)
    if (status === 'pending') throw error
    if (status === 'successful' && refunded_amount < amount) {
      await refunds.create(id, { amount: amount - refunded_amount })
    }
  }
}
