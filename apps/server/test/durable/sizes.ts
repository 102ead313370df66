/** A usual run ends in seconds; `OMISE_SANDBOX_SOAK=1` runs the full numbers. */
const soaking = process.env.OMISE_SANDBOX_SOAK === '1'

export const sizes = {
  /** How often a server is killed, of those on one kind of data. */
  kills: soaking ? 200 : 1,
  /** Charges made through several servers. */
  charges: soaking ? 5_000 : 20,
  /** How often two hundred calls are made at once of the same few charges. */
  rushes: soaking ? 25 : 1,
  /** How often two servers are asked for what the other has just done. */
  rounds: soaking ? 50 : 2,
  /** Of several servers on one database, how many are processes of their own; the others run in that of the tests. */
  processes: soaking ? Number.POSITIVE_INFINITY : 1,
  /** Accounts that share what one does not make. */
  accounts: soaking ? 4 : 2,
  /** Connections that a server keeps to its database; each costs the database a process. */
  pool: soaking ? 10 : 4,
  /** Milliseconds that one test may take. */
  patience: soaking ? 3_600_000 : 180_000,
}
