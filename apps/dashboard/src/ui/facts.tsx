import type { ComponentChildren } from 'preact'

/** Names with their values. Those without a value are left out. */
export function Facts(props: {
  readonly of: readonly (readonly [string, ComponentChildren | null | undefined])[]
}) {
  return (
    <dl class="facts">
      {props.of.map(
        ([name, value]) =>
          value !== null &&
          value !== undefined && (
            <div key={name}>
              <dt>{name}</dt>
              <dd {...reachable(value)}>
                <bdi>{value}</bdi>
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

const longCharacters = 200

/** A long text scrolls, which the keyboard must be able to do too. */
function reachable(value: ComponentChildren): { readonly tabIndex?: number } {
  return typeof value === 'string' && value.length > longCharacters ? { tabIndex: 0 } : {}
}
