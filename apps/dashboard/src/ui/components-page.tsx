import { useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from './button.tsx'
import { Code } from './code.tsx'
import { Dialog } from './dialog.tsx'
import { Facts } from './facts.tsx'
import { Choice, Tick } from './field.tsx'
import { Failure, Notice } from './notice.tsx'
import { Page } from './page.tsx'
import { Panel } from './panel.tsx'
import { Slip } from './slip.tsx'
import { StatusBadge } from './status-badge.tsx'
import { TextArea, TextField } from './text-field.tsx'

const said = messages.components
const states = ['pending', 'successful', 'failed', 'expired'] as const
const json = '{\n  "object": "charge",\n  "status": "pending"\n}'

/** Each component once, for who changes one: a test measures their contrast and looks at them with axe. */
export function ComponentsPage() {
  return (
    <Page title={said.title}>
      <p class="lead">{said.lead}</p>
      <div class="columns">
        <Buttons />
        <States />
        <Notices />
        <Fields />
        <Panel title={said.facts}>
          <Facts
            of={[
              [said.text, said.textValue],
              [said.lines.asked, said.amount],
            ]}
          />
        </Panel>
        <Panel title={said.code}>
          <Code label={said.code} text={json} />
        </Panel>
        <DialogPanel />
        <SlipPart />
      </div>
    </Page>
  )
}

function Buttons() {
  return (
    <Panel title={said.buttons}>
      <div class="row">
        <Button kind="main">{said.main}</Button>
        <Button>{said.plain}</Button>
        <Button kind="quiet">{said.quiet}</Button>
        <Button busy>{said.busy}</Button>
        <Button disabled>{said.disabled}</Button>
      </div>
      <div class="row">
        <Button kind="danger">{said.danger}</Button>
      </div>
    </Panel>
  )
}

function States() {
  return (
    <Panel title={said.states}>
      <div class="row">
        {states.map((status) => (
          <StatusBadge key={status} status={status} />
        ))}
        <span class="badge delivered">{said.delivered}</span>
      </div>
    </Panel>
  )
}

function Notices() {
  return (
    <Panel title={said.notices}>
      <Notice>{said.notice}</Notice>
      <Notice kind="good">{said.good}</Notice>
      <Notice kind="warn">{said.warn}</Notice>
      <Failure of={new Error(said.failure)} />
    </Panel>
  )
}

function Fields() {
  const [store, setStore] = useState(said.textValue)
  const [amount, setAmount] = useState(said.problemValue)
  const [body, setBody] = useState(json)
  const [status, setStatus] = useState<(typeof states)[number]>('pending')
  const [signs, setSigns] = useState(true)
  return (
    <Panel title={said.fields}>
      <TextField label={said.text} hint={said.textHint} value={store} onChange={setStore} />
      <TextField
        label={said.problem}
        problem={said.problemText}
        value={amount}
        onChange={setAmount}
      />
      <Choice
        label={said.states}
        value={status}
        options={states.map((each) => [each, messages.status[each]] as const)}
        onChange={setStatus}
      />
      <TextArea label={said.area} value={body} onChange={setBody} />
      <Tick label={said.tick} checked={signs} onChange={setSigns} />
    </Panel>
  )
}

function DialogPanel() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <Panel title={said.dialog}>
      <div class="row">
        <Button onClick={() => setIsOpen(true)}>{said.open}</Button>
      </div>
      {isOpen && (
        <Dialog title={said.question} onClose={() => setIsOpen(false)}>
          <p>{said.questionText}</p>
        </Dialog>
      )}
    </Panel>
  )
}

function SlipPart() {
  return (
    <section aria-label={said.slip}>
      <Slip
        head={said.amount}
        lines={[
          [said.lines.asked, '1,284.50'],
          [said.lines.fee, '−22.67'],
        ]}
        sum={[said.lines.net, '1,261.83']}
      />
    </section>
  )
}
