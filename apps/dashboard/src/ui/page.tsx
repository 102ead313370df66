import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { useTitle } from './use-title.ts'

/** A page: its title in the window and as its heading, which takes the focus when the page is turned to. */
export function Page(props: {
  readonly title: string
  readonly heading?: ComponentChildren
  readonly actions?: ComponentChildren
  /** A narrow one has one thing to read, in the middle. */
  readonly kind?: 'wide' | 'narrow'
  readonly children: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useTitle(props.title)
  // At once: after the next frame it would take the focus from a field that somebody types into by then.
  useLayoutEffect(() => {
    const part = location.hash && document.getElementById(location.hash.slice(1))
    if (part) return turnTo(part)
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <main id="content" class={`page ${props.kind ?? 'wide'}`}>
      <header class="page-head">
        <h1 ref={heading} tabIndex={-1}>
          {props.heading ?? props.title}
        </h1>
        {props.actions && <div class="row">{props.actions}</div>}
      </header>
      {props.children}
    </main>
  )
}

/** The part of the page that its address names. */
function turnTo(part: HTMLElement): void {
  part.tabIndex = -1
  part.focus({ preventScroll: true })
  part.scrollIntoView()
}
