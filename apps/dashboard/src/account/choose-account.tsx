import { ControlRefusal, createControlClient } from '@omise-sandbox/client/control'
import { useState } from 'preact/hooks'
import { useAction } from '../live/use-action.ts'
import { messages } from '../messages/messages.ts'
import { sandboxUrl } from '../paths.ts'
import type { Session } from '../session/clients.ts'
import { choose, lockedOut, recentKeys } from '../session/session.ts'
import { Brand } from '../ui/brand.tsx'
import { Button } from '../ui/button.tsx'
import { submitting } from '../ui/form.tsx'
import { Failure } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { TextField } from '../ui/text-field.tsx'

const keyForm = /^skey_test_[0-9a-z]{1,64}$/
const { account: text } = messages
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
    if (!keyForm.test(secretKey)) return setProblem(text.keyMalformed)
    setProblem(undefined)
    const wanted: Session = token === '' ? { secretKey } : { secretKey, adminToken: token }
    await action.run(async () => {
      await letIn(wanted, () => setWantsToken(true))
      choose(wanted)
    })
  }

  return (
    <Page title={text.title} kind="narrow">
      <p class="brand account-brand">
        <Brand />
      </p>
      <form class="panel" onSubmit={submitting(() => void open(key.trim()))}>
        <p class="lead">{text.lead}</p>
        <TextField
          label={text.key}
          hint={text.keyHint}
          problem={problem}
          value={key}
          onChange={setKey}
        />
        {wantsToken && (
          <TextField
            label={text.token}
            hint={text.tokenWanted}
            type="password"
            value={token}
            onChange={setToken}
          />
        )}
        <Failure of={action.failure} />
        <Button kind="main" type="submit" busy={action.busy}>
          {text.open}
        </Button>
        {recent.length > 1 && <Recent keys={recent} onChoose={(each) => void open(each)} />}
      </form>
    </Page>
  )
}

function Recent(props: {
  readonly keys: readonly string[]
  readonly onChoose: (key: string) => void
}) {
  return (
    <div>
      <h2 class="small">{text.recent}</h2>
      <div class="row">
        {props.keys.map((each) => (
          <Button key={each} onClick={() => props.onChoose(each)}>
            {each}
          </Button>
        ))}
      </div>
    </div>
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
