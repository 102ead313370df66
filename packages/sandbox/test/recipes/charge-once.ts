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
  } catch (error) {
    if (!(error instanceof RequestError) || error.carriedOut === 'no') throw error
    const [made] = await client.charges.findByMetadata('sale', sale)
    return made ?? client.charges.create(charge)
  }
}
