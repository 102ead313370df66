import type { ControlWire } from '@omise-sandbox/api'
import type { DifferenceKind, Finding } from './difference.ts'
import { inParallel } from './in-parallel.ts'
import type { LedgerEntry } from './ledger/ledger.ts'
import type { Settlement } from './settlement.ts'
import type { ReadControl, Summary } from './truth.ts'

/** What the sandbox kept about the charge of a finding. */
export interface Evidence {
  readonly finding: Finding
  readonly timeline: ControlWire['Timeline'] | null
  /** Newest first, as are the requests. */
  readonly deliveries: readonly ControlWire['Delivery'][]
  /** The account's last thousand requests are kept, so these may be missing. */
  readonly requests: readonly ControlWire['Request'][]
  /** Other charges of the same order, and whether the books have them as paid. */
  readonly siblings: readonly Sibling[]
  readonly settlement: Settlement
}

export interface Sibling {
  readonly charge: Summary
  readonly isRecorded: boolean
}

/** The account's journal, by charge. */
async function readJournal(
  control: ReadControl,
): Promise<ReadonlyMap<string | null, readonly ControlWire['Request'][]>> {
  const limit = 100
  const requests: ControlWire['Request'][] = []
  for (;;) {
    const { data, total } = await control.requests.list({ offset: requests.length, limit })
    requests.push(...data)
    if (data.length < limit || requests.length >= total) break
  }
  return Map.groupBy(requests, ({ charge }) => charge)
}

/** What each finding has to go on. */
export async function gatherEvidence(of: {
  readonly control: ReadControl
  readonly findings: readonly Finding[]
  readonly settlement: Settlement
  readonly siblingsOf: (finding: Finding) => readonly Sibling[]
}): Promise<Evidence[]> {
  const { control, findings, settlement, siblingsOf } = of
  const journal = findings.length === 0 ? undefined : await readJournal(control)
  // Several findings may be about one charge.
  const records = new Map<string, Promise<Records>>()
  return inParallel(findings, async (finding): Promise<Evidence> => {
    const { kind, truth } = finding
    const given = { finding, siblings: siblingsOf(finding), settlement }
    if (!truth) return { ...given, timeline: null, deliveries: [], requests: [] }
    const name = `${truth.id} ${deliveryKinds.has(kind)}`
    const read = records.get(name) ?? readRecords(control, truth.id, deliveryKinds.has(kind))
    records.set(name, read)
    return { ...given, ...(await read), requests: journal?.get(truth.id) ?? [] }
  })
}

type Records = Pick<Evidence, 'timeline' | 'deliveries'>

async function readRecords(
  control: ReadControl,
  charge: string,
  withDeliveries: boolean,
): Promise<Records> {
  const [timeline, deliveries] = await Promise.all([
    control.timeline.get(charge),
    withDeliveries ? control.deliveries.list({ charge, limit: 100 }) : { data: [] },
  ])
  return { timeline, deliveries: deliveries.data }
}

/** Differences that webhooks may explain. Deliveries come with all that was sent, so they are read for no others. */
const deliveryKinds: ReadonlySet<DifferenceKind> = new Set([
  'paid-not-recorded',
  'recorded-not-paid',
  'recorded-twice',
  'refund-missing',
  'refund-too-large',
  'stale-pending',
])

/** So many charges share a description at most that is taken for an order's: more do where it names a product. */
const maxAttempts = 5

/**
 * Finds charges of the same order: by the order that the books give them, by what the shop wrote on the charge where that is
 * known, and by a description that few have.
 */
export function createSiblings(of: {
  readonly entries: readonly LedgerEntry[]
  readonly charges: ReadonlyMap<string, Summary>
  readonly marksOf: (charge: string) => ReadonlySet<string>
}): (finding: Finding) => Sibling[] {
  const { entries, charges, marksOf } = of
  const rows = Map.groupBy(entries, ({ order }) => order)
  const described = Map.groupBy(charges.values(), ({ description }) => description)
  const paid = new Set(entries.flatMap(({ status, charge }) => (status === 'paid' ? charge : [])))
  return ({ truth, entries: own }) => {
    if (!truth) return []
    const orders = [...own.flatMap(({ order }) => order ?? []), ...marksOf(truth.id)]
    const alike = truth.description === null ? [] : (described.get(truth.description) ?? [])
    const ids = [
      ...orders.flatMap((order) => rows.get(order) ?? []).map(({ charge }) => charge),
      ...(alike.length > maxAttempts ? [] : alike.map(({ id }) => id)),
    ]
    return [...new Set(ids)]
      .filter((id) => id !== truth.id)
      .flatMap((id) => charges.get(id ?? '') ?? [])
      .map((charge) => ({ charge, isRecorded: paid.has(charge.id) }))
  }
}
