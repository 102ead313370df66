import type { ControlWire } from '@omise-sandbox/api'
import { formatTime } from '../format/time.ts'
import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'
import { Notice } from '../ui/notice.tsx'
import { Panel } from '../ui/panel.tsx'

type Story = ControlWire['Timeline']

/** Everything that happened to the charge, and what is still due. */
export function ChargeStory({ story }: { readonly story: Story }) {
  const { timeline } = messages.charges
  return (
    <Panel
      title={timeline.title}
      lead={timeline.lead}
      actions={
        <a href={`${paths.webhooks}?charge=${story.charge}#deliveries`}>{timeline.webhooks}</a>
      }
    >
      {story.truncated && <Notice kind="warn">{timeline.truncated}</Notice>}
      <ol class="story">
        {story.entries.map((entry, index) => (
          <Entry key={`${index} ${entry.at}`} entry={entry} />
        ))}
      </ol>
    </Panel>
  )
}

function Entry({ entry }: { readonly entry: Story['entries'][number] }) {
  const { kinds } = messages.charges.timeline
  return (
    <li class={`story-entry ${entry.kind}`}>
      <time dateTime={entry.at}>{formatTime(entry.at)}</time>
      <span class={`badge ${badgeOf(entry)}`}>{kinds[entry.kind]}</span>
      <bdi>{entry.text}</bdi>
    </li>
  )
}

/** A state has its own colour; its text begins with it: `failed: payment_rejected`. */
function badgeOf({ kind, text }: Story['entries'][number]): string {
  if (kind === 'transition')
    return /^(pending|successful|failed|expired)/.exec(text)?.[0] ?? 'plain'
  return kind === 'fault' ? 'bad' : kind === 'due' ? 'warn' : 'plain'
}
