import { messages } from '../messages/messages.ts'
import { announce } from './announcement.ts'
import { Button } from './button.tsx'

/** Copies a text, which may have to be asked for first, and says so. */
export function CopyButton(props: {
  readonly text: string | (() => string | Promise<string>)
  readonly label?: string
  readonly kind?: 'plain' | 'quiet'
  /** What is copied, for who does not see what the button stands beside. */
  readonly of?: string
}) {
  const { text, label = messages.copy, kind = 'quiet' } = props
  return (
    <Button kind={kind} onClick={() => void copy(text)}>
      {label}
      {props.of && <span class="unseen"> {props.of}</span>}
    </Button>
  )
}

async function copy(text: string | (() => string | Promise<string>)): Promise<void> {
  try {
    await navigator.clipboard.writeText(typeof text === 'string' ? text : await text())
    announce(messages.copied)
  } catch {
    announce(messages.copyRefused)
  }
}
