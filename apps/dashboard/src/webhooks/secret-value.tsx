import { useId, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'

const text = messages.webhooks.secret

/** A secret that is hidden until it is asked for: screens are shared. */
export function SecretValue(props: { readonly name: string; readonly secret: string }) {
  const { name, secret } = props
  const id = useId()
  const [isShown, setShown] = useState(false)
  return (
    <div class="webhooks-secret">
      <span class="webhooks-secret-name" id={id}>
        {name}
      </span>
      <code>
        {isShown ? (
          secret
        ) : (
          <>
            <span aria-hidden="true">••••••••••••</span>
            <span class="unseen">{text.hidden}</span>
          </>
        )}
      </code>
      <div class="row">
        <Button onClick={() => setShown(!isShown)}>
          {isShown ? text.hide : text.show}
          <span class="unseen"> {name}</span>
        </Button>
        <CopyButton text={secret} label={text.copy} of={name} />
      </div>
    </div>
  )
}
