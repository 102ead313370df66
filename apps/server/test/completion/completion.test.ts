import { expect, it } from 'vitest'
import { complete } from './complete.ts'

it('Bash completes commands, flags and values by the script that the command prints', async () => {
  expect(
    await complete('bash', [
      'omise-sandbox cl',
      'omise-sandbox clock --json a',
      'omise-sandbox certify --country ',
      'omise-sandbox charges list --sta',
      'omise-sandbox trigger refund',
      'omise-sandbox completion ',
      'omise-sandbox start --durab',
    ]),
  ).toEqual([
    ['clock'],
    ['advance'],
    ['TH', 'SG', 'MY'],
    ['--status'],
    ['refund.create'],
    ['bash', 'zsh', 'fish'],
    ['--durability'],
  ])
})
