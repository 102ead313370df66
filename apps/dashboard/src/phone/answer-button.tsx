import { Button } from '../ui/button.tsx'

/** A large button that says below its name what comes of it. */
export function AnswerButton(props: {
  readonly kind?: 'plain' | 'main'
  readonly busy: boolean
  readonly hint: string
  readonly onClick: () => void
  readonly children: string
}) {
  const { kind = 'plain', busy, hint, onClick, children } = props
  return (
    <Button kind={kind} busy={busy} onClick={onClick}>
      <span>{children}</span> <span class="phone-answer-hint">{hint}</span>
    </Button>
  )
}
