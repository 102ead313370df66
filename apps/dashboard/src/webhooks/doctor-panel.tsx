import type { ControlWire } from '@omise-sandbox/api'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { fieldsOf } from '../ui/draft-fields.ts'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextField } from '../ui/text-field.tsx'
import { DoctorDelivery, DoctorEvidence } from './doctor-fields.tsx'
import { TitledCode } from './titled-code.tsx'
import { useDoctor } from './use-doctor.ts'

const text = messages.webhooks.doctor

/** A delivery somebody wants to know of; each time it is asked of anew, another object. */
export interface Asked {
  readonly delivery: string
}

/** Finds out why a receiver computed another signature than the one it was sent. */
export function DoctorPanel({ asked }: { readonly asked: Asked | undefined }) {
  const { draft, problems, answer, form, setDraft, begin } = useDoctor()
  const field = fieldsOf(draft, setDraft, problems)
  const computed = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    if (!asked) return
    begin(asked.delivery)
    computed.current?.focus()
  }, [asked])

  return (
    <Panel title={text.title} anchor="doctor" lead={text.lead}>
      <Form of={form} submit={text.submit}>
        <DoctorDelivery {...field('delivery')} />
        <TextField
          label={text.computed}
          hint={text.computedHint}
          input={computed}
          {...field('computed')}
        />
        <DoctorEvidence draft={draft} problems={problems} onChange={setDraft} />
      </Form>
      <div role="status">{answer && <Diagnosis answer={answer} />}</div>
    </Panel>
  )
}

/** The mistake that was found, what to do about it, and what was right. */
function Diagnosis({ answer }: { readonly answer: ControlWire['Diagnosis'] }) {
  const { mistake, explanation, remedy, expected } = answer
  return (
    <div class="stack">
      <h3>{text.result}</h3>
      <Notice kind={mistake === null ? 'good' : 'warn'}>
        <strong>{mistake === null ? text.well : text.mistakes[mistake]}</strong>
        <p>{explanation}</p>
        <p>{remedy}</p>
        {mistake !== null && <code>{mistake}</code>}
      </Notice>
      {expected !== null && (
        <TitledCode title={text.expected} label={text.expected} text={expected} />
      )}
    </div>
  )
}
