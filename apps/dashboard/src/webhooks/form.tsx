import type { ComponentChildren } from 'preact'
import type { Action } from '../live/use-action.ts'
import { Button } from '../ui/button.tsx'
import { Failure } from '../ui/notice.tsx'

/** Fields, what the sandbox refused of them, and the button that sends them. */
export function Form(props: {
  readonly submit: string
  readonly kind?: 'main' | 'plain'
  readonly action: Action
  readonly onSubmit: () => Promise<unknown>
  /** What stands beside the button. */
  readonly beside?: ComponentChildren
  readonly children: ComponentChildren
}) {
  const { submit, kind = 'main', action, onSubmit, beside, children } = props
  return (
    <form
      class="stack"
      // What is wrong is said in the words of the page, beside the field.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        // A button that is busy does nothing; Enter in a field comes here all the same.
        if (!action.busy) void onSubmit()
      }}
    >
      {children}
      <Failure of={action.failure} />
      <div class="row">
        <Button kind={kind} type="submit" busy={action.busy}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}
