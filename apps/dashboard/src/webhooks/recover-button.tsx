import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { ActionButton } from '../ui/action-button.tsx'
import { announce } from '../ui/announcement.ts'

const text = messages.webhooks.deliveries

/** Sends again what failed or was dropped. */
export function RecoverButton(props: { readonly onDone: () => void }) {
  const { control } = useClients()

  async function recover(): Promise<void> {
    const { data } = await control.deliveries.recover()
    announce(text.recovered(data.length))
    props.onDone()
  }

  return <ActionButton work={recover}>{text.recover}</ActionButton>
}
