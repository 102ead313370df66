import { createClient } from '@omise-sandbox/client'
import { createControlClient } from '@omise-sandbox/client/control'
import { it } from 'vitest'
import { charges } from './consumer/charges.ts'
import { control } from './consumer/control.ts'
import { messages } from './consumer/messages.ts'
import { chargesByMethod, messagesByMethod } from './consumer/methods.ts'
import { money } from './consumer/money.ts'
import { describeContract } from './consumer/pact-file.ts'
import { recordForm, recordHttp, recordMessage } from './consumer/record.ts'
import { refusals } from './consumer/refusals.ts'

describeContract('omise-client', 'omise', (pact) => {
  for (const contract of [...charges, ...chargesByMethod, ...money, ...refusals]) {
    it(contract.title, () =>
      recordHttp(pact(), contract, (options) => createClient({ ...options, retry: false })),
    )
  }
})

describeContract('form-client', 'omise', (_pact, form) => {
  it('a form to charge a scanned code', () => recordForm(form()))
})

describeContract('webhook-receiver', 'omise', (pact) => {
  for (const contract of [...messages, ...messagesByMethod]) {
    it(contract.title, () => recordMessage(pact(), contract))
  }
})

describeContract('control-client', 'omise-sandbox', (pact) => {
  for (const contract of control) {
    it(contract.title, () =>
      recordHttp(pact(), contract, ({ baseUrl: url, secretKey }) =>
        createControlClient({ url, secretKey }),
      ),
    )
  }
})
