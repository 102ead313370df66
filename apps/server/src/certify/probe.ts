import type { Answer, Post } from './post.ts'
import { createStatePoll, type StatePoll, type StatePollParts } from './state-poll.ts'
import { fail, pass, type Verdict } from './verdict.ts'
import type { Webhook } from './webhook.ts'

/** Something that was sent to the receiver or asked of it, and what came. */
export interface Exchange {
  readonly sent: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  readonly came: string
}

/** Sends to the receiver, polls its state, and remembers both for the one check it serves. */
export interface Probe extends StatePoll {
  readonly trail: readonly Exchange[]
  /** Remembers what another has exchanged, which this check is about too. */
  recall(exchanges: readonly Exchange[]): void
  send(webhook: Webhook, patienceMs?: number): Promise<Answer>
  /** Passes on a 2xx answer. */
  accepts(webhook: Webhook): Promise<Verdict>
  /** Passes on a 4xx answer. */
  refuses(webhook: Webhook): Promise<Verdict>
  /** Passes on a 2xx or 4xx answer. */
  survives(webhook: Webhook): Promise<Verdict>
}

/** What the probes of a run share. */
export interface ProbeParts extends StatePollParts {
  readonly post: Post
}

export function createProbe(parts: ProbeParts): Probe {
  const { post, timeoutMs } = parts
  const trail: Exchange[] = []

  async function send(webhook: Webhook, patienceMs = timeoutMs): Promise<Answer> {
    const { label: sent, headers, body } = webhook
    const answer = await post(webhook, patienceMs)
    trail.push({ sent, headers, body, came: answerWords(answer) })
    return answer
  }

  return {
    trail,
    recall: (exchanges) => void trail.push(...exchanges),
    send,
    accepts: async (webhook) => accepted(await send(webhook)),
    refuses: async (webhook) => expected(await send(webhook), ['4xx']),
    survives: async (webhook) => expected(await send(webhook), ['2xx', '4xx']),
    ...createStatePoll(parts, (sent, came) => trail.push({ sent, headers: {}, body: '', came })),
  }
}

export function accepted(answer: Answer): Verdict {
  return expected(answer, ['2xx'])
}

function expected(answer: Answer, kinds: readonly ('2xx' | '4xx')[]): Verdict {
  const kind = answer.kind === 'answered' ? `${Math.floor(answer.status / 100)}xx` : ''
  if (kinds.some((one) => one === kind)) return pass
  const came = answer.kind === 'answered' ? String(answer.status) : answer.reason
  return fail(`Expected ${kinds.join(' or ')}, and came ${came}.`)
}

function answerWords(answer: Answer): string {
  if (answer.kind === 'silent') return `${answer.reason}, after ${answer.ms} ms`
  const body = answer.body === '' ? '' : `: ${answer.body}`
  return `${answer.status} after ${answer.ms} ms${body}`
}
