import { type Fields, type Sound, sound } from './generate.ts'
import type { Random } from './random.ts'

export interface Given {
  /** Sources that may be charged, with their amounts. */
  readonly sources: ReadonlyMap<string, number>
  readonly isForm: boolean
}

/** The body of a charge with one source that can be charged: a scanned code, or a source made before by one of its two names. */
export function sourceIn(
  body: Fields,
  { sources, isForm }: Given,
  planning: { readonly sound: Sound; readonly random: Random },
): Fields {
  const { random } = planning
  const [[known, itsAmount] = []] = sources
  const type = random.pick(['barcode_alipay', 'alipayplus_upm', 'wechat_pay_upm'])
  const store = type === 'barcode_alipay' ? { store_id: '', store_name: '' } : {}
  const scanned = { type, ...sound({ barcode: '', ...store }, planning.sound, random) }
  const { source: _source, ...others } = body
  const rest = Object.fromEntries(
    Object.entries(others).filter(([name]) => !name.startsWith('source[')),
  )
  if (known !== undefined && random.happens(0.5)) {
    const amount = typeof rest.amount === 'string' ? String(itsAmount) : itsAmount
    const byId = { ...rest, amount }
    if (random.happens(0.5)) return { ...byId, source: known }
    return isForm ? { ...byId, 'source[id]': known } : { ...byId, source: { id: known } }
  }
  const inForm = Object.entries(scanned).map(([name, value]) => [`source[${name}]`, value])
  return isForm ? { ...rest, ...Object.fromEntries(inForm) } : { ...rest, source: scanned }
}
