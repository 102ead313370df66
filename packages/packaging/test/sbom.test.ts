import { expect, it } from 'vitest'
import { librariesIn, sbomOf } from '../src/sbom.ts'

const till = { name: '@shop/till', version: '1.2.3', license: 'MIT' }

it('a bill of materials names what is bundled, once, and what is installed beside it', () => {
  const preact = { name: 'preact', version: '11.2.0', license: 'MIT' }
  const bundled = [preact, { name: '@a/b', version: '1.0.0', license: '(MIT OR 0BSD)' }, preact]

  const bill = JSON.parse(sbomOf(till, { bundled, installed: { qs: '6.0.0' } }))

  expect(bill).toMatchObject({
    ...{ bomFormat: 'CycloneDX', specVersion: '1.6' },
    metadata: { component: { group: '@shop', name: 'till', purl: 'pkg:npm/%40shop/till@1.2.3' } },
    components: [
      {
        purl: 'pkg:npm/%40a/b@1.0.0',
        licenses: [{ expression: '(MIT OR 0BSD)' }],
        properties: [{ name: 'cdx:npm:package:bundled', value: 'true' }],
      },
      { purl: 'pkg:npm/preact@11.2.0', licenses: [{ license: { id: 'MIT' } }] },
      { purl: 'pkg:npm/qs@6.0.0' },
    ],
  })
  expect(bill.components[2]).not.toHaveProperty('properties')
})

it('the libraries of the console are read from its list of licences', () => {
  expect(librariesIn('# Licenses\n\n## @preact/signals - 2.11.4 (MIT)\n\nText (c)\n')).toEqual([
    { name: '@preact/signals', version: '2.11.4', license: 'MIT' },
  ])
})
