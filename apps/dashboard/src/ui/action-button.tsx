import type { ComponentChildren } from 'preact'
import { useAction } from '../live/use-action.ts'
import { Button } from './button.tsx'
import { Failure } from './notice.tsx'

/** A button that does something at once, and beside it why that failed. */
export function ActionButton(props: {
  readonly kind?: 'plain' | 'main' | 'danger'
  readonly work: () => Promise<unknown>
  /** What is said once it is done. */
  readonly done?: string
  readonly children: ComponentChildren
}) {
  const { kind = 'plain', work, done, children } = props
  const action = useAction()
  return (
    <>
      <Button kind={kind} busy={action.busy} onClick={() => void action.run(work, done)}>
        {children}
      </Button>
      <Failure of={action.failure} />
    </>
  )
}
