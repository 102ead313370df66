import type { ControlWire } from '@omise-sandbox/api'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { CopyButton } from '../ui/copy-button.tsx'
import { Disclosure } from './disclosure.tsx'
import { headerText } from './header-text.ts'
import { TitledCode } from './titled-code.tsx'

export type Message = ControlWire['InboxMessage']

const text = messages.webhooks.inbox

/** A webhook that came to the inbox: whether its signature holds, and all of it when opened. */
export function InboxMessage(props: { readonly message: Message; readonly number: number }) {
  const { message, number } = props
  const name = text.ofMessage(number, message.delivery)
  return (
    <li class="webhooks-item">
      <Disclosure head={<MessageHead {...props} />} label={text.details} of={name}>
        {() => <MessageDetails message={message} name={name} />}
      </Disclosure>
    </li>
  )
}

function MessageHead(props: { readonly message: Message; readonly number: number }) {
  const { at, key, charge, signature } = props.message
  const verdict = signature.holds
    ? messages.webhooks.signature.holds
    : messages.webhooks.signature.fails
  return (
    <>
      <p class="webhooks-line">
        <span class={`badge ${signature.holds ? 'good' : 'bad'}`}>{verdict}</span>
        <strong>{key}</strong>
        <time dateTime={at}>{formatTime(at)}</time>
        {props.number > 1 && <span>{text.attempt(props.number)}</span>}
      </p>
      <p class="webhooks-line">
        <a href={paths.charge(charge)}>{charge}</a>
      </p>
      <p class="soft">{signature.explanation}</p>
    </>
  )
}

function MessageDetails(props: { readonly message: Message; readonly name: string }) {
  const { message, name } = props
  return (
    <>
      <TitledCode
        title={text.headers}
        heading="h3"
        label={text.labels.headers(name)}
        text={headerText(message.headers)}
      />
      <TitledCode
        title={text.body}
        heading="h3"
        label={text.labels.body(name)}
        text={message.body}
      />
      <div class="row">
        <CopyButton text={message.curl} label={text.copyCurl} of={name} />
        <span class="hint">{text.curl}</span>
      </div>
    </>
  )
}
