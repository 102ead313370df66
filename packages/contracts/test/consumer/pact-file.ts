import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PactV3, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { afterAll, describe, expect, it } from 'vitest'

/**
 * Tests of a consumer that record its contract with a provider, which must then be the one that is committed. With
 * `PACTS=write` it is written there. Each interaction is recorded by a Pact of its own: one for all of them would read and
 * write their common file anew for each.
 */
export function describeContract(
  consumer: string,
  provider: string,
  record: (pact: () => PactV4, form: () => PactV3) => void,
): void {
  describe(`the contract of ${consumer} with ${provider}`, async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pacts-'))
    const file = `${consumer}-${provider}.json`
    let count = 0
    const options = () => {
      const dir = join(folder, String(count++))
      return { consumer, provider, dir, logLevel: 'error' } as const
    }
    const spec = SpecificationVersion.SPECIFICATION_VERSION_V4
    record(
      () => new PactV4(options()),
      // PactV4 takes no form: it refuses the very body that it was given.
      () => new PactV3({ ...options(), spec }),
    )
    afterAll(() => rm(folder, { recursive: true }))

    it('is the one that is committed', async () => {
      const committed = new URL(`../../pacts/${file}`, import.meta.url)
      const folders = await readdir(folder)
      const texts = folders.map((name) => readFile(join(folder, name, file), 'utf8'))
      const text = merge((await Promise.all(texts)).map((each) => JSON.parse(each) as Recorded))
      if (process.env.PACTS === 'write') await writeFile(committed, text)
      expect(await readFile(committed, 'utf8'), 'Run npm run generate and commit.').toBe(text)
    })
  })
}

interface Recorded {
  readonly interactions: readonly { readonly description: string }[]
}

/** One contract of several of the same consumer, as Pact writes it: its interactions stand in the order of their names. */
function merge(contracts: readonly Recorded[]): string {
  const interactions = contracts.flatMap((contract) => contract.interactions)
  const names = interactions.map(({ description }) => description)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  const sorted = interactions.toSorted((one, other) =>
    one.description < other.description ? -1 : 1,
  )
  return JSON.stringify({ ...contracts[0], interactions: sorted }, undefined, 2)
}
