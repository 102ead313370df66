import type { Instant } from '@omise-sandbox/core'
import { type AccountCopy, type Snapshots, upgradeCopy } from '@omise-sandbox/sandbox/store'
import { type Driver, write } from './driver.ts'
import type { Statements } from './statements/index.ts'

export function createSnapshots(driver: Driver, statements: Statements): Snapshots {
  return {
    save: (account, name, copy, max) =>
      write(driver, async (connection) => {
        // Two that are saved at once must not both find room for one.
        await connection.all(statements.lockAccount, { account })
        const present = await connection.all(statements.listSnapshots, { account })
        if (present.length >= max && !present.some((one) => one.name === name)) return false
        await connection.all(statements.saveSnapshot, {
          account,
          name,
          at: copy.account.clock.now,
          charges: copy.charges.length,
          data: JSON.stringify(copy),
        })
        return true
      }),
    async get(account, name) {
      const [row] = await driver.all(statements.getSnapshot, { account, name })
      return row && upgradeCopy(JSON.parse(row.data) as AccountCopy)
    },
    async list(account) {
      const rows = await driver.all(statements.listSnapshots, { account })
      return rows.map(({ name, at, charges }) => ({ name, at: at as Instant, charges }))
    },
    async delete(account, name) {
      const args = { account, name }
      const deleted = await write(driver, (one) => one.all(statements.deleteSnapshot, args))
      return deleted.length > 0
    },
  }
}
