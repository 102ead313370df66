import { methodTypes, type PaymentMethod, paymentMethods } from '@omise-sandbox/core'
import { afterAll, beforeAll } from 'vitest'
import { fakeWallet } from './fake-wallet.ts'
import { describeMethod } from './method-suite.ts'

const registry: Record<string, PaymentMethod> = paymentMethods
const types = methodTypes as string[]

// Nothing but the registry has to know a method: what is added there passes the suite of all methods.
beforeAll(() => {
  registry.fake_wallet = fakeWallet
  types.push('fake_wallet')
})
afterAll(() => {
  delete registry.fake_wallet
  types.pop()
})

describeMethod(fakeWallet, { isDocumented: false })
