import { expect, it } from 'vitest'
import { complete, needShell } from './complete.ts'

const lines = [
  'omise-sandbox cl',
  'omise-sandbox clock --json a',
  'omise-sandbox certify --country S',
  'omise-sandbox charges list --sta',
  'omise-sandbox trigger refund',
]
const offered = [['clock'], ['advance'], ['SG'], ['--status'], ['refund.create']]

it('Fish completes commands, flags and values by the script that the command prints', async (context) => {
  await needShell('fish', context)

  expect(await complete('fish', lines)).toEqual(offered)
})

it('Zsh completes commands, flags and values as somebody types', async (context) => {
  await needShell('zsh', context)

  expect(await complete('zsh', lines)).toEqual(offered)
})
