import type { ComponentChildren, JSX } from 'preact'

type ButtonProps = Omit<JSX.IntrinsicElements['button'], 'class' | 'type'> & {
  readonly kind?: 'plain' | 'main' | 'danger' | 'quiet'
  readonly type?: 'button' | 'submit'
  /** Something it started is still under way: it can be reached, and does nothing. */
  readonly busy?: boolean
  readonly children: ComponentChildren
}

export function Button({
  kind = 'plain',
  type = 'button',
  busy = false,
  onClick,
  children,
  ...others
}: ButtonProps) {
  return (
    <button
      {...others}
      type={type}
      class={`button ${kind}`}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {children}
    </button>
  )
}
