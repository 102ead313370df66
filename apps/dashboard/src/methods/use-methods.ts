import { useEffect } from 'preact/hooks'
import type { Loaded } from '../live/use-live.ts'
import { useClients } from '../session/use-clients.ts'
import type { Methods } from './payment-method.ts'

/** The payment methods of the account, kept up to date. */
export function useMethods(): Loaded<Methods> {
  const { methods } = useClients()
  useEffect(methods.load, [methods])
  return { value: methods.list.value, failure: methods.failure.value, reload: methods.reload }
}
