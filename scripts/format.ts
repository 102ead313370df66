/** Formats the code and mends what the linter can. */
import { runAll } from './run.ts'

process.exitCode = await runAll([['biome', 'check', '--write', '.']])
