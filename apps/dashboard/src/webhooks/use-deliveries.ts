import type { ControlWire } from '@omise-sandbox/api'
import { useClients } from '../session/use-clients.ts'
import { type Pages, usePages } from './use-pages.ts'

export type Delivery = ControlWire['Delivery']
export type Attempt = ControlWire['Attempt']

/** The webhook log, newest first, of one charge or of all. */
export function useDeliveries(charge: string | undefined): Pages<Delivery> {
  const { control } = useClients()
  return usePages(
    `deliveries ${charge ?? ''}`,
    // The stream's deliveries leave bodies out: the log is asked again.
    (page) => control.deliveries.list({ ...page, ...(charge === undefined ? {} : { charge }) }),
    (update) =>
      update.type === 'delivery' && (charge === undefined || update.delivery.charge === charge),
  )
}
