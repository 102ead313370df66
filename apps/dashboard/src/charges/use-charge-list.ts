import type { Clients } from '../session/clients.ts'
import { useClients } from '../session/use-clients.ts'
import { type ChargeList, createChargeList } from './charge-list.ts'

const lists = new WeakMap<Clients, ChargeList>()

/** The account's list, which stays while other pages are shown. */
export function useChargeList(): ChargeList {
  const clients = useClients()
  const list = lists.get(clients) ?? createChargeList(clients.control, clients.live)
  lists.set(clients, list)
  return list
}
