import { useEffect } from 'preact/hooks'
import { messages } from '../messages/messages.ts'

/** The title of the window: what it shows, and of which product. */
export function useTitle(title: string, product = messages.product): void {
  useEffect(() => {
    document.title = `${title} · ${product}`
  }, [title, product])
}
