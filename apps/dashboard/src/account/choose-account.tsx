import { ControlRefusal, createControlClient } from '@omise-sandbox/client/control'
import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { sandboxUrl } from '../paths.ts'
import type { Session } from '../session/clients.ts'
import { choose, lockedOut, recentKeys } from '../session/session.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Failure } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'

const keyForm = /^skey_test_[0-9a-z]{1,64}$/
const firstKey = 'skey_test_sandbox'

/** The first screen: whose charges to show, and the admin token where the sandbox wants one. */
export function ChooseAccount() {
  const recent = recentKeys()
  const [key, setKey] = useState(lockedOut.value ?? recent[0] ?? firstKey)
  const [token, setToken] = useState('')
  const [wantsToken, setWantsToken] = useState(lockedOut.value !== undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)
  const action = useAction()

  async function open(secretKey: string): Promise<void> {
    if (!keyForm.test(secretKey)) return setProblem(messages.account.keyMalformed)
    setProblem(undefined)
    const wanted: Session = token === '' ? { secretKey } : { secretKey, adminToken: token }
    await action.run(async () => {
      await letIn(wanted, () => setWantsToken(true))
      choose(wanted)
    })
  }

  return (
    <Page title={messages.account.title} kind="narrow">
      <p class="brand account-brand">
        <Brand />
      </p>
      <form
        class="panel"
        onSubmit={(event) => {
          event.preventDefault()
          void open(key.trim())
        }}
      >
        <p class="lead">{messages.account.lead}</p>
        <Field label={messages.account.key} hint={messages.account.keyHint} problem={problem}>
          {(input) => (
            <input
              {...input}
              value={key}
              autocomplete="off"
              autocapitalize="off"
              spellcheck={false}
              onInput={(event) => setKey(event.currentTarget.value)}
            />
          )}
        </Field>
        {wantsToken && (
          <Field label={messages.account.token} hint={messages.account.tokenWanted}>
            {(input) => (
              <input
                {...input}
                type="password"
                value={token}
                autocomplete="off"
                onInput={(event) => setToken(event.currentTarget.value)}
              />
            )}
          </Field>
        )}
        <Failure of={action.failure} />
        <Button kind="main" type="submit" busy={action.busy}>
          {messages.account.open}
        </Button>
        {recent.length > 1 && (
          <div>
            <h2 class="small">{messages.account.recent}</h2>
            <div class="row">
              {recent.map((each) => (
                <Button key={each} onClick={() => void open(each)}>
                  {each}
                </Button>
              ))}
            </div>
          </div>
        )}
      </form>
    </Page>
  )
}

/** Rejects where the sandbox does not let in; tells when that is for want of the admin token. */
async function letIn(session: Session, onTokenWanted: () => void): Promise<void> {
  const control = createControlClient({ url: sandboxUrl, ...session })
  await control.clock.now().catch((error: unknown) => {
    if (error instanceof ControlRefusal && error.status === 401) onTokenWanted()
    throw error
  })
}
