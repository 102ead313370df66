import { didYouMean } from '../cli/nearest.ts'
import { clientSettings } from './client-settings.ts'
import { type SettingsTable, variableOf } from './setting.ts'
import { startSettings } from './start-settings.ts'

const prefix = 'OMISE_SANDBOX_'

/** Read by the preload, and by this project's own tests. */
const others = ['BROWSER', 'REGISTRY', 'SOAK', 'TEST_ONE_OF', 'TEST_SEED'].map(
  (name) => `${prefix}${name}`,
)

const known: readonly string[] = [
  ...variables(startSettings),
  ...variables(clientSettings),
  `${prefix}CONFIG`,
  ...others,
]

/** The variables of the environment that hold something, and what to tell of the others. */
export interface Environment {
  readonly variables: ReadonlyMap<string, string>
  /** Sentences on variables that have no effect. */
  readonly warnings: readonly string[]
}

/**
 * Reads the environment. Empty variables count as not set. Those that Kubernetes sets for a service named `omise-sandbox` are left
 * out with a notice, since one of them has the name of a setting: `OMISE_SANDBOX_PORT=tcp://10.0.0.1:8424`.
 */
export function readEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): Environment {
  const set = Object.entries(environment).filter(([, value = '']) => value.trim() !== '')
  const entries = set as [string, string][]
  const ours = entries.filter(([name]) => name.startsWith(prefix))
  const ofKubernetes = ours.filter(isOfKubernetes).map(([name]) => name)
  const variables = new Map(entries.filter(([name]) => !ofKubernetes.includes(name)))
  return {
    variables,
    warnings: [
      ...noticeOf(ofKubernetes),
      ...ours.flatMap(([name]) =>
        known.includes(name) || ofKubernetes.includes(name) ? [] : [unknownWarning(name)],
      ),
    ],
  }
}

/** https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
function isOfKubernetes([name, value]: readonly [string, string]): boolean {
  if (/_SERVICE_(HOST|PORT)|_PORT_\d+_(TCP|UDP|SCTP)/.test(name)) return true
  return name.endsWith('_PORT') && /^(tcp|udp|sctp):\/\//.test(value)
}

function noticeOf(names: readonly string[]): string[] {
  if (names.length === 0) return []
  return [`Ignored, since Kubernetes sets it for a service of this name: ${names.join(', ')}.`]
}

function unknownWarning(name: string): string {
  return `${name} is no setting and has no effect.${didYouMean(name, known)}`
}

function variables(table: SettingsTable): string[] {
  return Object.entries(table).map(([name, setting]) => variableOf(name, setting))
}
