import { CopyButton } from './copy-button.tsx'

/** Text as it is, never as HTML, that can be scrolled by keyboard and copied. */
export function Code(props: { readonly text: string; readonly label: string }) {
  return (
    <figure class="code">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard. */}
      <section class="code-text" tabIndex={0} aria-label={props.label}>
        <pre>
          <bdi>{props.text}</bdi>
        </pre>
      </section>
      <CopyButton text={props.text} of={props.label} />
    </figure>
  )
}
