import { expect, it } from 'vitest'
import { refuseNode } from '../src/cli/check-node.ts'

it.each(['18.20.4', '20.19.0', '22.9.0', '22.17.1'])('Node %s is refused, and named', (version) => {
  expect(refuseNode(version)).toContain(`22.18 or later; this is ${version}`)
})

it.each(['22.18.0', '22.20.0', '23.0.0', '26.1.0'])('Node %s will do', (version) => {
  expect(refuseNode(version)).toBeUndefined()
})
