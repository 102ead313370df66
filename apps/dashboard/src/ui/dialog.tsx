import type { ComponentChildren } from 'preact'
import { useId, useLayoutEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from './button.tsx'

/** A question over the page; Escape and the close button leave it. */
export function Dialog(props: {
  readonly title: string
  readonly onClose: () => void
  readonly children: ComponentChildren
}) {
  const dialog = useRef<HTMLDialogElement>(null)
  const id = useId()
  useLayoutEffect(() => {
    const shown = dialog.current
    const opener = document.activeElement
    shown?.showModal()
    return () => {
      // Taken away while open, it would not give the focus back to what opened it.
      shown?.close()
      if (opener instanceof HTMLElement) opener.focus()
    }
  }, [])
  return (
    <dialog ref={dialog} class="dialog" aria-labelledby={id} onClose={props.onClose}>
      <header class="panel-head">
        <h2 id={id}>{props.title}</h2>
        <Button kind="quiet" onClick={() => dialog.current?.close()}>
          {messages.close}
        </Button>
      </header>
      {props.children}
    </dialog>
  )
}
