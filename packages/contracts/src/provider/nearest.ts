import { distance } from 'fastest-levenshtein'
import { stateNames } from './prepare.ts'

/** The names of the states nearest to one that there is not. */
function nearestStates(name: string, count = 3): string[] {
  const words = name.toLowerCase()
  return [...stateNames]
    .map((state) => ({ state, far: distance(words, state) }))
    .sort((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ state }) => state)
}

export function unknownState(name: string): string {
  const nearest = nearestStates(name).map((state) => `"${state}"`)
  return `There is no provider state "${name}". The nearest are ${nearest.join(', ')}; verify-pacts --states lists them all.`
}
