/** Makes what is published, into each package's `dist`. */
import { runAll } from './run.ts'

process.exitCode = await runAll([['turbo', 'run', 'build', '--output-logs=new-only']])
