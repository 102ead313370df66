import { useEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Diagnosis } from './diagnosis.tsx'
import { DoctorDelivery } from './doctor-delivery.tsx'
import { DoctorEvidence } from './doctor-evidence.tsx'
import { Form } from './form.tsx'
import { useDoctor } from './use-doctor.ts'

const text = messages.webhooks.doctor

/** A delivery somebody wants to know of; each time it is asked of anew, another object. */
export interface Asked {
  readonly delivery: string
}

/** Finds out why a receiver computed another signature than the one it was sent. */
export function DoctorPanel({ asked }: { readonly asked: Asked | undefined }) {
  const { draft, problems, answer, action, change, begin, ask } = useDoctor()
  const computed = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!asked) return
    begin(asked.delivery)
    computed.current?.focus()
  }, [asked])

  return (
    <Panel title={text.title} anchor="doctor" lead={text.lead}>
      <Form submit={text.submit} action={action} onSubmit={ask}>
        <DoctorDelivery
          value={draft.delivery}
          problem={problems.delivery}
          onChange={(delivery) => change({ delivery })}
        />
        <TextField
          label={text.computed}
          hint={text.computedHint}
          value={draft.computed}
          input={computed}
          onChange={(value) => change({ computed: value })}
        />
        <DoctorEvidence draft={draft} problems={problems} onChange={change} />
      </Form>
      <div role="status">{answer && <Diagnosis answer={answer} />}</div>
    </Panel>
  )
}
