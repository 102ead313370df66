import type { ComponentChildren } from 'preact'
import { messages } from '../messages/messages.ts'

/**
 * A link to a page of the console that is shown in a window of its own. That shows the account of this window, whichever
 * was chosen last in another: what a window keeps is given to those that it opens, unless they may not know their opener.
 */
export function WindowLink(props: {
  readonly href: string
  readonly class?: string
  readonly children: ComponentChildren
}) {
  return (
    // biome-ignore lint/security/noBlankTarget: it leads to a page of our own.
    <a class={props.class} href={props.href} target="_blank" rel="opener">
      {props.children}
      <span aria-hidden="true">{'\u00a0↗'}</span>
      <span class="unseen"> ({messages.nav.opensWindow})</span>
    </a>
  )
}
