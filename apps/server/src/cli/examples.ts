import type { Command } from 'commander'

const charge = 'chrg_test_5xuy4w91xqz7d1w9u0t'
const event = 'evnt_test_5xuy4w91xqz7d1w9u0t'
const delivery = 'whdl_test_5xuy4w91xqz7d1w9u0t'

/** An example of each command, by its name. One that has none is refused by a test, which runs them all. */
export const examples: Readonly<Record<string, string>> = {
  start: 'start --port 0 --after 500ms',
  'charges list': 'charges list --status pending',
  'charges show': `charges show ${charge}`,
  'charges pay': `charges pay ${charge}`,
  'charges fail': `charges fail ${charge} --code insufficient_balance`,
  'charges expire': `charges expire ${charge}`,
  timeline: `timeline ${charge} --markdown`,
  wait: `wait ${charge} --status pending --deliveries`,
  'logs tail': 'logs tail',
  'events list': 'events list --limit 5',
  'events resend': `events resend ${event}`,
  'deliveries list': `deliveries list --charge ${charge}`,
  'deliveries resend': `deliveries resend ${delivery}`,
  'deliveries recover': 'deliveries recover --since 2026-01-01T00:00:00Z',
  listen: 'listen -f http://127.0.0.1:3000/hook',
  trigger: 'trigger charge.complete --amount 5000',
  'webhooks get': 'webhooks get --print-secret',
  'webhooks update': 'webhooks update --url http://127.0.0.1:3000/hook',
  'webhooks rotate-secret': 'webhooks rotate-secret --overlap 1h',
  inbox: 'inbox --limit 1',
  doctor: `doctor --delivery ${delivery}`,
  certify:
    'certify http://127.0.0.1:3000/hook --secret aTArkJLLAwGrJ0Pp6wP+UaiaeKto0aMLqiwIiidtxmU=',
  'clock now': 'clock now',
  'clock freeze': 'clock freeze 2026-01-01T00:00:00Z',
  'clock set': 'clock set 2026-01-01T00:00:00Z',
  'clock advance': 'clock advance 25h',
  'clock scale': 'clock scale 60',
  'clock reset': 'clock reset',
  'rules list': 'rules list',
  'rules add': `rules add '{"outcome":"failed","failure_code":"payment_rejected","times":1}'`,
  'rules remove': 'rules remove rule_1',
  'rules clear': 'rules clear',
  'faults list': 'faults list',
  'faults add': `faults add '{"on":"webhook","type":"drop","times":1}'`,
  'faults remove': 'faults remove fault_1',
  'faults clear': 'faults clear',
  reset: 'reset --key skey_test_shop',
  'snapshot list': 'snapshot list',
  'snapshot save': 'snapshot save paid',
  'snapshot restore': 'snapshot restore paid',
  'snapshot delete': 'snapshot delete paid',
  'state export': 'state export account.json --redact',
  'state import': 'state import account.json',
  // Books in baht, with words of their own.
  reconcile: "reconcile books.csv --amounts units --means 'OK=paid'",
  explore:
    'explore http://127.0.0.1:3000/webhooks --state-url http://127.0.0.1:3000/orders/{charge} -- node app.js',
  replay: 'replay failure.json',
  'compare-methods': 'compare-methods --from barcode_alipay --to alipayplus_upm --no-requests',
  'verify-pacts': 'verify-pacts --states',
  healthcheck: 'healthcheck --wait 10s',
  'config print': 'config print --after 500ms',
  openapi: 'openapi sandbox',
  mcp: 'mcp --key skey_test_agent',
  completion: 'completion bash',
}

/** Shows an example at the end of each command's help; of one with commands of its own, the first of theirs. */
export function addExamples(command: Command, path = ''): void {
  for (const each of command.commands) {
    const name = path === '' ? each.name() : `${path} ${each.name()}`
    const example = examples[name] ?? examples[`${name} ${each.commands[0]?.name() ?? ''}`]
    if (example !== undefined) each.addHelpText('after', `\nExample:\n  omise-sandbox ${example}`)
    addExamples(each, name)
  }
}
