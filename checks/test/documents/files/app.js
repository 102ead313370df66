// An integration of a reader's own, with Omise's SDK for Node.
import createOmise from 'omise'

const omise = createOmise({ publicKey: 'pkey_test_sandbox', secretKey: 'skey_test_sandbox' })
const { object } = await omise.charges.list()
if (object !== 'list') throw new Error(`Something else than a list of charges came: ${object}`)
