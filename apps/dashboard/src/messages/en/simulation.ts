import { account } from './simulation/account.ts'
import { barcodes } from './simulation/barcodes.ts'
import { clock } from './simulation/clock.ts'
import { faults } from './simulation/faults.ts'
import { limits } from './simulation/limits.ts'
import { rules } from './simulation/rules.ts'

export const simulation = {
  title: 'Simulation',
  lead: 'Decide what happens next: move the account’s time, say what payers do, and let calls go wrong on purpose. It all holds for this account only.',
  clock,
  rules,
  faults,
  limits,
  account,
  barcodes,
}
