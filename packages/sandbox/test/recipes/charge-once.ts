import { type Charge, type ChargeCreate, type Client, RequestError } from '@omise-sandbox/client'

/** Charges once, whatever becomes of the answer. `sale` is given to no other charge. */
export async function chargeOnce(
  client: Client,
  sale: string,
  order: ChargeCreate,
): Promise<Charge> {
  const charge = { ...order, metadata: { ...order.metadata, sale } }
  try {
    return await client.charges.create(charge)
  } catch (lost) {
    if (!(lost instanceof RequestError) || lost.carriedOut === 'no') throw lost
    try {
      const [made] = await client.charges.findByMetadata('sale', sale)
      return made ?? (await client.charges.create(charge))
    } catch (error) {
      // It knows only of its own call: the first may have charged.
      lost.cause = error
      throw lost
    }
  }
}
