import type { ControlWire } from '@omise-sandbox/api'
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { type EventKey, parseEventKeys } from '../cli/event-keys.ts'
import { parseObject } from '../cli/json-argument.ts'
import { show } from '../cli/output.ts'
import { facts } from '../cli/table.ts'
import { UsageError } from '../cli/usage-error.ts'

type Settings = ControlWire['WebhookSettings']
type RetryPolicy = ControlWire['RetryPolicy']

interface ShowFlags extends ClientFlags {
  readonly printSecret?: boolean
}

interface RotateFlags extends ShowFlags {
  readonly overlap?: string
}

/** Its `--url` is the endpoint's; the sandbox's has another name. */
interface UpdateFlags extends ShowFlags {
  readonly sandboxUrl: string
  readonly url: string
  readonly events?: (EventKey | '*')[]
  readonly retryPolicy?: RetryPolicy
  readonly secret?: string
  readonly standardHeaders?: boolean
}

export function addWebhooks(program: Command): void {
  const webhooks = program.command('webhooks').description('View or change the webhook endpoint.')
  clientCommand(webhooks, 'get', 'Show where they go.')
    .addOption(secretOption())
    .action(async (flags: ShowFlags) => {
      const control = await connect(flags)
      await showSettings(flags, await control.webhooks.get())
    })
  addUpdate(webhooks)
  clientCommand(
    webhooks,
    'rotate-secret',
    'Make a new secret; both sign until the overlap is over.',
  )
    .option('--overlap <duration>', "how long, on the account's clock; 24h when left out")
    .addOption(secretOption())
    .action(async (flags: RotateFlags) => {
      const { overlap } = flags
      const control = await connect(flags)
      const rotation = overlap === undefined ? {} : { overlap }
      await showSettings(flags, await control.webhooks.rotateSecret(rotation))
    })
}

function secretOption(): Option {
  return new Option('--print-secret', 'print the secret itself')
}

function addUpdate(webhooks: Command): void {
  clientCommand(webhooks, 'update', 'Change where they go; what is left out stays.', {
    urlFlag: 'sandbox-url',
  })
    .option('--url <url>', 'http://127.0.0.1:3000/hook, sandbox:inbox, sandbox:listener, or none')
    .addOption(
      new Option('--events <keys>', 'charge.create,charge.complete, or * for all').argParser(
        parseEventKeys,
      ),
    )
    .addOption(
      new Option(
        '--retry-policy <policy>',
        'omise, standard, fast-ci, or waits: {"waits":["1s","5s"],"timeout":"10s"}',
      ).argParser(parseRetryPolicy),
    )
    .option('--secret <secret>', 'in base64, or none to send webhooks unsigned')
    .option('--standard-headers', 'send the headers of the Standard Webhooks specification too')
    .option('--no-standard-headers', 'send them no more')
    .addOption(secretOption())
    .action(async (flags: UpdateFlags) => {
      const change = changeIn(flags)
      const control = await connect({ ...flags, url: flags.sandboxUrl })
      await showSettings(flags, await control.webhooks.update(change))
    })
}

const retryPolicyNames = ['omise', 'standard', 'fast-ci'] as const
const expected = {
  what: 'The retry policy',
  remedy: `Use one of: ${retryPolicyNames.join(', ')}, or one such as {"waits":["1s","5s"],"timeout":"10s"}`,
}

function parseRetryPolicy(text: string): RetryPolicy {
  // Whether it is a retry policy, the sandbox checks.
  if (text.trimStart().startsWith('{')) return parseObject(text, expected) as unknown as RetryPolicy
  const name = retryPolicyNames.find((one) => one === text)
  if (name !== undefined) return name
  throw new InvalidArgumentError(`${expected.remedy}.`)
}

function changeIn(flags: Partial<UpdateFlags>): ControlWire['WebhookSettingsUpdate'] {
  const { url, events, retryPolicy, secret, standardHeaders } = flags
  const change = {
    ...(url === undefined ? {} : { url: orNone(url) }),
    ...(events === undefined ? {} : { events }),
    ...(retryPolicy === undefined ? {} : { retry_policy: retryPolicy }),
    ...(secret === undefined ? {} : { secret: orNone(secret) }),
    ...(standardHeaders === undefined ? {} : { standard_headers: standardHeaders }),
  }
  if (Object.keys(change).length > 0) return change
  throw new UsageError(
    'There is nothing to change. Name at least one of: --url, --events, --retry-policy, --secret, --standard-headers.',
  )
}

function orNone(text: string): string | null {
  return text === 'none' ? null : text
}

const mask = '********'

/** A secret is printed only for those who ask for it: what is printed stays in logs. */
async function showSettings(flags: ShowFlags, settings: Settings): Promise<void> {
  const shown = flags.printSecret
    ? settings
    : {
        ...settings,
        secret: settings.secret && mask,
        previous_secret: settings.previous_secret && mask,
      }
  await show(flags, shown, settingsWords)
}

function settingsWords(settings: Settings): string {
  const { retry_policy: retryPolicy } = settings
  return facts({
    url: settings.url ?? 'none',
    events: settings.events.join(', '),
    'retry policy': typeof retryPolicy === 'string' ? retryPolicy : JSON.stringify(retryPolicy),
    secret: settings.secret ?? 'none: webhooks are sent unsigned',
    'previous secret': settings.previous_secret,
    'signs until': settings.rotates_until,
    'standard headers': settings.standard_headers ? 'yes' : 'no',
    disabled: settings.disabled ? 'the endpoint answered 410; set a url to send again' : null,
  })
}
