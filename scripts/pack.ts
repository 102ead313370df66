/** Builds what is published and packs it into tarballs: in `dist-tarballs`, or the folder that is named. */
import { runAll } from './run.ts'

const built = await runAll([['node', 'scripts/build.ts']])
process.exitCode =
  built === 0
    ? await runAll([['node', 'packages/packaging/src/pack-packages.ts', ...process.argv.slice(2)]])
    : built
