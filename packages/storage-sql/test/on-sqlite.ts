import { stores } from '../../sandbox/test/harness.ts'
import { openTemporary } from './temporary-sqlite.ts'

/** Lets the simulator's suites run on SQLite. */
stores.open = openTemporary
