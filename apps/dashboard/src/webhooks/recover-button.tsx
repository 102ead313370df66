import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { announce } from '../ui/announcement.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'

const text = messages.webhooks.deliveries

/** Sends again what failed or was dropped. */
export function RecoverButton(props: { readonly onDone: () => void }) {
  const { control } = useClients()
  const action = useAction()

  async function recover(): Promise<void> {
    await action.run(async () => {
      const { data } = await control.deliveries.recover()
      announce(text.recovered(data.length))
      props.onDone()
    })
  }

  return (
    <>
      <Button busy={action.busy} onClick={() => void recover()}>
        {text.recover}
      </Button>
      <Failure of={action.failure} />
    </>
  )
}
