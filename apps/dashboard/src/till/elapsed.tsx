import { messages } from '../messages/messages.ts'
import { useClients } from '../session/use-clients.ts'

/** How long it is since then, on the account's clock. */
export function Elapsed({ since }: { readonly since: string }) {
  const { clock } = useClients()
  const text = messages.till.waiting
  const now = clock.now.value ?? Date.parse(since)
  const seconds = Math.max(Math.floor((now - Date.parse(since)) / 1000), 0)
  return (
    <p class="till-elapsed">
      <span class="soft">{text.elapsed}</span> <strong>{inMinutes(seconds)}</strong>
      {clock.mode.value === 'frozen' && <span class="hint"> {text.frozen}</span>}
    </p>
  )
}

/** `0:07`, `12:30`, `1:00:00`. */
function inMinutes(seconds: number): string {
  const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown.map((part, index) => (index === 0 ? part : String(part).padStart(2, '0'))).join(':')
}
