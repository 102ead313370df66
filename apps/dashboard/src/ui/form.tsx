import type { ComponentChildren } from 'preact'
import { useId, useRef, useState } from 'preact/hooks'
import { type Action, useAction } from '../live/use-action.ts'
import { Button } from './button.tsx'
import { Failure } from './notice.tsx'

/** A form: what its element is given, and what became of what it sent. */
type FormState = ReturnType<typeof useForm>

/** A form whose problems are shown once somebody tried to send it; then the first field with one takes the focus. */
export function useForm(options: {
  readonly isValid?: boolean
  readonly send: (action: Action) => unknown
}) {
  const { isValid = true, send } = options
  const action = useAction()
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  const onSubmit = submitting(() => {
    setTried(!isValid)
    // A button that is busy does nothing; Enter in a field comes here all the same.
    if (isValid && !action.busy) send(action)
    if (isValid) return
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  })

  // What is wrong is said in the words of the page, beside the field.
  return { tried, action, props: { ref: form, onSubmit, noValidate: true } }
}

/** Does something in place of sending the form to another page. */
export function submitting(act: () => void): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    act()
  }
}

/** Fields, what the sandbox refused of them, and the button that sends them. */
export function Form(props: {
  readonly of: FormState
  readonly title?: string
  readonly submit: string
  readonly kind?: 'main' | 'plain'
  /** What stands beside the button. */
  readonly beside?: ComponentChildren
  readonly children: ComponentChildren
}) {
  const { of, title, submit, kind = 'main', beside, children } = props
  const id = useId()
  return (
    <form class="stack" aria-labelledby={title && id} {...of.props}>
      {title && <h3 id={id}>{title}</h3>}
      {children}
      <Failure of={of.action.failure} />
      <div class="row">
        <Button kind={kind} type="submit" busy={of.action.busy}>
          {submit}
        </Button>
        {beside}
      </div>
    </form>
  )
}
