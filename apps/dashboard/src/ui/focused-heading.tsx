import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** The first heading of a step. It takes the focus when the step begins, so that a screen reader says where one is. */
export function FocusedHeading(props: {
  readonly id?: string
  readonly children: ComponentChildren
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  return (
    <h1 ref={heading} id={props.id} tabIndex={-1}>
      {props.children}
    </h1>
  )
}
