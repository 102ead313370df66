import type { ControlWire, Wire } from '@omise-sandbox/api'
import type { Command } from 'commander'
import { lastAnswer } from '../cli/answer.ts'
import { type ClientFlags, clientCommand, connect } from '../cli/client-command.ts'
import { exitCodes } from '../cli/exit-codes.ts'
import { note, print } from '../cli/output.ts'
import type { Finished } from './finished.ts'

type StreamItem = ControlWire['StreamItem']

export function addLogs(program: Command, finished: Finished): void {
  const logs = program.command('logs').description('Follow what happens to the account.')
  clientCommand(logs, 'tail', 'Print each request, event and webhook until interrupted.').action(
    async (flags: ClientFlags) => finished(await tail(flags)),
  )
}

async function tail(flags: ClientFlags): Promise<number> {
  const control = await connect(flags, { fetch: announce(flags.url) })
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  for await (const item of control.stream(stop.signal)) {
    const line = flags.json ? JSON.stringify(item) : lineOf(item)
    if (!(await print(`${line}\n`))) return exitCodes.ok
  }
  if (stop.signal.aborted) return exitCodes.interrupted
  note(`The sandbox at ${flags.url} has closed the stream. Start it again, and then this.`)
  return exitCodes.unreachable
}

/** Fetches, and says when the stream has begun: from then on nothing is missed. */
function announce(url: string): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init)
    if (response.ok) note(`Following the account at ${url}. Stop with Ctrl-C.`)
    return response
  }
}

function lineOf(item: StreamItem): string {
  switch (item.type) {
    case 'request':
      return requestLine(item.request)
    case 'event':
      // The control API's document cannot name the schema of the other.
      return `event  ${item.key}  ${(item.charge as unknown as Wire['Charge']).id}`
    case 'delivery':
      return deliveryLine(item.delivery)
    case 'reset':
      return 'reset  the account was emptied or replaced'
    case 'missed':
      return `missed  ${item.count} that came faster than they could be read`
  }
}

function requestLine(request: ControlWire['Request']): string {
  const { status, method, path, charge, outcome, fault } = request
  const parts = [charge, outcome, fault && `fault: ${fault}`].filter(Boolean)
  return ['request', status ?? 'no answer', `${method} ${path}`, ...parts].join('  ')
}

function deliveryLine(delivery: ControlWire['Delivery']): string {
  const { state, key, url } = delivery
  const answer = lastAnswer(delivery)
  return ['webhook', state, key, url, ...(answer === null ? [] : [answer])].join('  ')
}
