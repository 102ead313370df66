import { allow } from '@omise-sandbox/core'
import type { Call } from '../omise/call.ts'
import type { TargetPolicy } from '../webhooks/endpoint.ts'
import { readList } from '../wire/read-list.ts'
import type { AccountSettingsService } from './account-settings.ts'
import {
  presentAccount,
  presentApiVersions,
  presentCapability,
  presentSystemInfo,
} from './present-account.ts'
import { readAccount } from './read-account.ts'

export function createAccountHandlers(accounts: AccountSettingsService, targets: TargetPolicy) {
  return {
    getAccount: async (call: Call) => allow({ body: presentAccount(call) }),
    async updateAccount(call: Call) {
      const change = readAccount(call.fields, targets)
      if (!change.ok) return change
      const { state } = await accounts.update(call.account, change.value)
      return allow({ body: presentAccount({ ...call, settings: state.settings }) })
    },
    async listApiVersions(call: Call) {
      const request = readList(call.fields, call.now)
      if (!request.ok) return request
      const location = '/account/api_versions'
      return allow({ body: presentApiVersions({ ...request.value, location }) })
    },
    getSystemInfo: async () => allow({ body: presentSystemInfo() }),
    getCapability: async (call: Call) => allow({ body: presentCapability(call.settings) }),
  }
}
