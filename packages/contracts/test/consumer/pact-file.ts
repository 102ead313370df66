import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PactV3, PactV4, SpecificationVersion } from '@pact-foundation/pact'
import { afterAll, describe, expect, it } from 'vitest'

/**
 * Tests of a consumer that record its contract with a provider, which must then be the one that is committed. With
 * `PACTS=write` it is written there.
 */
export function describeContract(
  consumer: string,
  provider: string,
  record: (pact: PactV4, forms: PactV3) => void,
): void {
  describe(`the contract of ${consumer} with ${provider}`, async () => {
    const dir = await mkdtemp(join(tmpdir(), 'pacts-'))
    const file = `${consumer}-${provider}.json`
    const options = { consumer, provider, dir, logLevel: 'error' } as const
    const spec = SpecificationVersion.SPECIFICATION_VERSION_V4
    // PactV4 takes no form: it refuses the very body that it was given.
    record(new PactV4(options), new PactV3({ ...options, spec }))
    afterAll(() => rm(dir, { recursive: true }))

    it('is the one that is committed', async () => {
      const committed = new URL(`../../pacts/${file}`, import.meta.url)
      const text = await readFile(join(dir, file), 'utf8')
      if (process.env.PACTS === 'write') await writeFile(committed, text)
      expect(await readFile(committed, 'utf8'), 'Run npm run generate and commit.').toBe(text)
    })
  })
}
