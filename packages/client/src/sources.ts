import type { Ask, CallOptions } from './api.ts'
import type { Source, SourceCreate } from './objects.ts'

/** Scanned codes, kept to charge them later. Every call throws a RequestError of some kind where it brings no result. */
export interface Sources {
  /**
   * Keeps a scanned code. A source is charged once, with its own amount. A public key is enough.
   *
   * Source: Omise's sources reference.
   *
   * @example
   * const source = await client.sources.create({
   *   type: 'barcode_alipay',
   *   barcode: scanned,
   *   amount: 400_000,
   *   currency: 'THB',
   *   store_id: 'BJ_ZZ_001',
   *   store_name: 'Some Store',
   * })
   */
  create(source: SourceCreate, options?: CallOptions): Promise<Source>
  /**
   * One source; its `charge_status` tells what became of it. A public key is enough.
   *
   * Source: Omise's sources reference.
   *
   * @example
   * const { charge_status } = await client.sources.get(source.id)
   */
  get(id: string, options?: CallOptions): Promise<Source>
}

export function createSources(ask: Ask): Sources {
  return {
    create: (body, options) => ask('post', '/sources', { body }, options),
    get: (source, options) =>
      ask('get', '/sources/{source}', { params: { path: { source } } }, options),
  }
}
