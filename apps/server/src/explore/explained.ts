import { exitCodes } from '../cli/exit-codes.ts'
import { note } from '../cli/output.ts'
import { NothingProvedError } from './app.ts'

/** Does the work of a command, and says in a sentence what kept it from proving anything. */
export async function explained(
  { apiPort }: { readonly apiPort: number },
  work: () => Promise<number>,
): Promise<number> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof NothingProvedError) {
      note(error.message)
      note('Nothing was proved.')
      return exitCodes.usage
    }
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error
    note(
      `The sandbox cannot listen on port ${apiPort} (${code}). Choose another with --api-port (0 picks a free one).`,
    )
    return exitCodes.portInUse
  }
}
