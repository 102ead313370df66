import { allow } from '@omise-sandbox/core'
import type { TargetPolicy } from '../delivery/target.ts'
import type { AccountSettingsService } from '../services/account-settings.ts'
import {
  presentAccount,
  presentApiVersions,
  presentCapability,
  presentSystemInfo,
} from '../wire/present-account.ts'
import { readAccount } from '../wire/read-account.ts'
import { readList } from '../wire/read-list.ts'
import type { Call } from './call.ts'

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
