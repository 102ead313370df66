import { UsageError } from '../../cli/usage-error.ts'
import type { Scenario } from '../engine/scenario.ts'
import { readOwnFile } from './read-json.ts'
import { readScenario } from './read-scenario.ts'

/** The scenarios of a file. Throws a {@link UsageError}. */
export async function readScenarios(file: string): Promise<readonly Scenario[]> {
  const { scenarios } = await readOwnFile(file, 'scenarios')
  if (!Array.isArray(scenarios) || scenarios.length === 0) {
    throw new UsageError(`${file} holds no scenarios. Use {"format":1,"scenarios":[…]}.`)
  }
  return scenarios.map((one) => readScenario(one, file))
}
