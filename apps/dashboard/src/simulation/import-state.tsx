import type { ControlWire } from '@omise-sandbox/api'
import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'
import { Confirm } from '../ui/confirm.tsx'
import { Field } from '../ui/field.tsx'

const { state: text } = messages.simulation.account

interface Read {
  readonly name: string
  readonly state: ControlWire['ImportedState']
}

/** Replaces the account by a file's state, after asking. */
export function ImportState() {
  const { control, clock } = useClients()
  const [read, setRead] = useState<Read | undefined>(undefined)
  const [problem, setProblem] = useState<string | undefined>(undefined)

  async function open(file: File): Promise<void> {
    setProblem(undefined)
    try {
      // Whether it is a state at all is the sandbox's to say, which checks each field.
      const state: ControlWire['ImportedState'] = JSON.parse(await file.text())
      setRead({ name: file.name, state })
    } catch {
      setProblem(text.notJson(file.name))
    }
  }

  async function replaceBy({ state }: Read): Promise<void> {
    await control.state.import(state)
    clock.take(await control.clock.now())
  }

  return (
    <>
      <FileField problem={problem} onFile={(file) => void open(file)} />
      {read && (
        <Confirm
          title={text.askImport.title}
          confirm={text.askImport.confirm}
          done={text.imported}
          work={() => replaceBy(read)}
          onClose={() => setRead(undefined)}
        >
          <p>
            <bdi>{text.askImport.lead(read.name)}</bdi>
          </p>
        </Confirm>
      )}
    </>
  )
}

function FileField(props: {
  readonly problem: string | undefined
  readonly onFile: (file: File) => void
}) {
  return (
    <Field label={text.import} hint={text.importHint} problem={props.problem}>
      {(input) => (
        <input
          {...input}
          type="file"
          accept=".json,application/json"
          onChange={({ currentTarget }) => {
            const [file] = currentTarget.files ?? []
            // The same file can be chosen again after it was mended.
            currentTarget.value = ''
            if (file) props.onFile(file)
          }}
        />
      )}
    </Field>
  )
}
