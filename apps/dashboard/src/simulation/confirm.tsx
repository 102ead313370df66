import type { ComponentChildren } from 'preact'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Failure } from '../ui/notice.tsx'

/** Asks before something is lost, does it, and stays open with the reason where it cannot be done. */
export function Confirm(props: {
  readonly title: string
  readonly confirm: string
  /** What is said once it is done. */
  readonly done: string
  readonly work: () => Promise<unknown>
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const action = useAction()
  async function confirmed(): Promise<void> {
    if (await action.run(props.work, props.done)) props.onClose()
  }
  return (
    <Dialog title={props.title} onClose={props.onClose}>
      {props.children}
      <Failure of={action.failure} />
      <div class="row">
        <Button kind="danger" busy={action.busy} onClick={() => void confirmed()}>
          {props.confirm}
        </Button>
        <Button onClick={props.onClose}>{messages.cancel}</Button>
      </div>
    </Dialog>
  )
}
