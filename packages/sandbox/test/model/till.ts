import type { Control, Wire } from '@omise-sandbox/api'
import type { Pool } from 'undici'
import type { Sandbox } from '../../src/index.ts'
import type { AccountCopy } from '../../src/storage/store.ts'
import { copyIn } from '../harness.ts'
import { type summaryOf, type totalsOf, type View, viewSeen } from './view.ts'

/** A merchant's till: calls the sandbox over HTTP with the key of one account. */
export interface Till {
  readonly control: Control
  /** Calls the API, and gives the answer's status and its body, whatever that is. */
  ask(what: Ask): Promise<Answer>
  seeCharges(ids: readonly string[]): Promise<View[]>
  seeAccount(): Promise<ReturnType<typeof summaryOf>>
  seeTotals(): Promise<ReturnType<typeof totalsOf>>
  /** Lets the sandbox do what is due by now. */
  settled(): Promise<void>
  /** Goes on with the key of another account, which is new. */
  move(): void
  /** Empties all accounts that were used. */
  clear(): Promise<void>
}

interface Ask {
  readonly method: 'GET' | 'POST' | 'PATCH'
  readonly path: string
  readonly body?: object
  readonly prefer?: string | undefined
}

export interface Answer {
  readonly status: number
  readonly body: unknown
}

export const snapshotNames = ['morning', 'evening'] as const

/** Later than any clock of a test: the window of a list that leaves nothing out. */
const always = 'to=9999-12-31'

export function createTill(options: {
  readonly sandbox: Sandbox
  readonly pool: Pool
  readonly nextKey: () => string
}): Till {
  const { sandbox, pool, nextKey } = options
  let key = nextKey()
  const used = [key]
  const control = () => sandbox.controlOf(key)

  async function ask({ method, path, body, prefer }: Ask): Promise<Answer> {
    const answer = await pool.request({
      method,
      path,
      headers: {
        authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(prefer === undefined ? {} : { prefer }),
      },
      body: body ? JSON.stringify(body) : null,
    })
    return { status: answer.statusCode, body: await answer.body.json() }
  }

  async function get<T>(path: string): Promise<T> {
    const { status, body } = await ask({ method: 'GET', path })
    if (status !== 200) throw new Error(`GET ${path} answered ${status}: ${JSON.stringify(body)}`)
    return body as T
  }

  async function seeCharge(id: string, copy: AccountCopy): Promise<View> {
    const [charge, events] = await Promise.all([
      get<Wire['Charge']>(`/charges/${id}`),
      get<Wire['EventList']>(`/charges/${id}/events?limit=100&${always}`),
    ])
    return viewSeen(charge, events, copy)
  }

  const totalOf = async (name: string) =>
    (await get<{ total: number }>(`/${name}?limit=0&${always}`)).total

  return {
    get control() {
      return control()
    },
    ask,
    async seeCharges(ids) {
      const copy = copyIn(await control().state.export())
      return Promise.all(ids.map((id) => seeCharge(id, copy)))
    },
    async seeAccount() {
      const [{ now }, rules, codes, balance, list] = await Promise.all([
        control().clock.now(),
        control().rules.list(),
        control().phone.listCodes(),
        get<Wire['Balance']>('/balance'),
        get<Wire['ChargeList']>('/charges?limit=100'),
      ])
      return {
        now,
        balance: balance.total,
        listed: list.data.map(({ id }) => id).toSorted(),
        total: list.total,
        rulesLeft: rules.data.map(({ times_left }) => times_left),
        codes: codes.data.map(({ barcode, charge }) => `${barcode} ${charge}`).reverse(),
      }
    },
    async seeTotals() {
      const [charges, refunds, transactions, events] = await Promise.all([
        totalOf('charges'),
        totalOf('refunds'),
        totalOf('transactions'),
        totalOf('events'),
      ])
      return { charges, refunds, transactions, events }
    },
    settled: () => sandbox.settled(),
    move() {
      key = nextKey()
      used.push(key)
    },
    async clear() {
      for (const one of used) {
        const control = sandbox.controlOf(one)
        await control.reset()
        for (const { name } of (await control.snapshots.list()).data) {
          await control.snapshots.delete(name)
        }
      }
    },
  }
}
