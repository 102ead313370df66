import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/**
 * Brings what a barcode reader types, and what is pasted, to one input, wherever the focus is: a reader types fast and ends
 * with Enter, which must not press the button that has the focus. Other inputs keep what is typed in them.
 */
export function useScanner(
  input: RefObject<HTMLInputElement | null>,
  onPaste: (text: string) => void,
): void {
  // At once, not after the next frame: a reader does not wait.
  useLayoutEffect(() => {
    function type(event: KeyboardEvent): void {
      const isShortcut = event.ctrlKey || event.metaKey || event.altKey
      // The character goes to what has the focus once this is over.
      if (!isShortcut && /^\d$/.test(event.key) && !isEditable(event.target)) input.current?.focus()
    }
    function paste(event: ClipboardEvent): void {
      const text = event.clipboardData?.getData('text')
      if (!text || isEditable(event.target)) return
      event.preventDefault()
      onPaste(text)
      input.current?.focus()
    }
    document.addEventListener('keydown', type)
    document.addEventListener('paste', paste)
    return () => {
      document.removeEventListener('keydown', type)
      document.removeEventListener('paste', paste)
    }
  }, [input, onPaste])
}

function isEditable(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input, textarea, select')
}
