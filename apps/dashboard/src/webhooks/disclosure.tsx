import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Button } from '../ui/button.tsx'

/**
 * An entry of a list, with more of it below once that is asked for. `of` tells the button of one entry from those of
 * the others.
 */
export function Disclosure(props: {
  readonly head: ComponentChildren
  readonly label: string
  readonly of: string
  /** Called only while it is open: there may be much to show. */
  readonly children: () => ComponentChildren
}) {
  const id = useId()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <div class="webhooks-item-head">
        <div class="webhooks-item-text">{props.head}</div>
        <Button
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setOpen(!isOpen)}
        >
          <span class="webhooks-marker" aria-hidden="true" />
          {props.label}
          <span class="unseen"> {props.of}</span>
        </Button>
      </div>
      {isOpen && (
        <div class="webhooks-item-body" id={id}>
          {props.children()}
        </div>
      )}
    </>
  )
}
