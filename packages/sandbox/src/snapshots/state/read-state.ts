import type { ControlRefusal } from '@omise-sandbox/api'
import { createTimeSlice } from '../../concurrency/time-slice.ts'
import { badRequest } from '../../control/problem.ts'
import { clocksReach, latestClock } from '../../control/read-time.ts'
import { upgradeCopy } from '../../storage/older.ts'
import type { AccountCopy } from '../../storage/store.ts'
import { accountCopy, listed } from './account-shapes.ts'
import { misfitOfMethods } from './check-methods.ts'
import { misfitOfSums } from './check-sums.ts'
import { isObject, type Misfit, object, oneOf, text } from './shape.ts'

/** The format of exports. A change that older sandboxes cannot read makes it one more. */
export const format = 6
/**
 * Format 1 knew no codes of payers' phones, format 2 no metadata kept as text; 3 and 4 had other names of fields. These had
 * beside `format` what is in `data` now. Format 5 knew one payment method, and one currency.
 */
const olderFormats: readonly unknown[] = [1, 2, 3, 4, 5]

interface Exported {
  readonly format: number
  readonly version: string
  readonly data: AccountCopy
}

const exported = object<Exported>({ format: oneOf(format), version: text(), data: accountCopy })

/** The copy that a state of any format holds. Rejects with a refusal where it is of a newer format, or none. */
export async function readState(given: unknown): Promise<AccountCopy> {
  const { format: itsFormat, version } = isObject(given) ? given : {}
  const isOlder = olderFormats.includes(itsFormat)
  if (typeof itsFormat === 'number' && Number.isInteger(itsFormat) && itsFormat > format) {
    const madeBy = typeof version === 'string' ? `, made by version ${version.slice(0, 20)}` : ''
    throw badRequest(
      `The state is of format ${itsFormat}${madeBy}.`,
      `This sandbox reads formats up to ${format}. Use a newer one.`,
    )
  }
  if (isObject(given) && !isOlder && itsFormat !== format) {
    throw notAState({ at: '/format', must: `be a whole number from 1 to ${format}` })
  }
  const state: unknown = isOlder ? upgrade(given as Readonly<Record<string, unknown>>) : given
  const misfit = exported(state) ?? (await misfitOfListed((state as Exported).data))
  if (misfit) throw notAState(hasData(itsFormat) ? misfit : inOlder(misfit))
  const { data } = state as Exported
  const foreign = misfitOfMethods(data) ?? misfitOfSums(data)
  if (foreign) throw notAState({ at: `/data${foreign.at}`, must: foreign.must })
  if (data.account.clock.now > latestClock) {
    throw badRequest("The state's clock is too far ahead.", clocksReach)
  }
  return data
}

/** The first of what is listed that is not as it should be. Others have their turn between. */
async function misfitOfListed(data: AccountCopy): Promise<Misfit | undefined> {
  const timeSlice = createTimeSlice()
  for (const [name, { of, idOf }] of Object.entries(listed)) {
    const seen = new Set<unknown>()
    for (const [index, item] of data[name as keyof typeof listed].entries()) {
      const found = of(item)
      if (found) return { at: `/data/${name}/${index}${found.at}`, must: found.must }
      const id = idOf?.(item as never) ?? index
      if (seen.has(id)) return { at: `/data/${name}/${index}`, must: 'have an id of its own' }
      seen.add(id)
      await timeSlice.pass()
    }
  }
  return undefined
}

function upgrade({ format: given, version, ...beside }: Readonly<Record<string, unknown>>) {
  const copy = hasData(given) ? beside.data : beside
  return { format, version, data: upgradeCopy(copy) }
}

function hasData(given: unknown): boolean {
  return typeof given === 'number' && given >= 5
}

/** Where it is in what was sent, which had no `data`. */
function inOlder({ at, must }: Misfit): Misfit {
  return { at: at.replace(/^\/data/, ''), must }
}

function notAState({ at, must }: Misfit): ControlRefusal {
  const where = `at ${at || 'the top'}: it must ${must}`
  return badRequest(
    `That is not a state that was exported, ${where.slice(0, 300)}.`,
    'Send what GET /__sandbox/state answered, unchanged.',
  )
}
