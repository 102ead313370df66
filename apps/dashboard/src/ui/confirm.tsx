import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Failure } from './notice.tsx'

interface ConfirmProps {
  readonly title: string
  readonly confirm: string
  /** What is said once it is done. */
  readonly done: string
  readonly work: () => Promise<unknown>
  readonly children: ComponentChildren
}

/** Asks before something is lost, does it, and stays open with the reason where it cannot be done. */
export function Confirm(props: ConfirmProps & { readonly onClose: () => void }) {
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

/** A button for what is done only once that is confirmed. */
export function ConfirmButton(
  props: ConfirmProps & {
    readonly kind?: 'plain' | 'danger' | 'quiet'
    readonly label: ComponentChildren
  },
) {
  const [asks, setAsks] = useState(false)
  return (
    <>
      <Button kind={props.kind ?? 'plain'} onClick={() => setAsks(true)}>
        {props.label}
      </Button>
      {asks && <Confirm {...props} onClose={() => setAsks(false)} />}
    </>
  )
}
