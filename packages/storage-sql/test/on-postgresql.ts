import { stores } from '../../sandbox/test/harness.ts'
import { openTemporary } from './temporary-postgres.ts'

/** Lets the simulator's suites run on PostgreSQL. */
stores.open = openTemporary
