import { charges } from './charges.ts'
import { components } from './components.ts'
import { phone } from './phone.ts'
import { shell } from './shell.ts'
import { simulation } from './simulation.ts'
import { till } from './till.ts'
import { webhooks } from './webhooks.ts'

/** English. */
export const en = { ...shell, charges, webhooks, simulation, phone, till, components }
