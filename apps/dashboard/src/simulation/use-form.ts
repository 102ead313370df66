import { useRef, useState } from 'preact/hooks'

/** A form whose problems are shown once somebody tried to send it; then the first field with one takes the focus. */
export function useForm(options: { readonly valid: boolean; readonly send: () => void }) {
  const [tried, setTried] = useState(false)
  const form = useRef<HTMLFormElement>(null)

  function onSubmit(event: Event): void {
    event.preventDefault()
    if (options.valid) {
      setTried(false)
      options.send()
      return
    }
    setTried(true)
    requestAnimationFrame(() => {
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
    })
  }

  return { tried, props: { ref: form, onSubmit, noValidate: true } }
}
