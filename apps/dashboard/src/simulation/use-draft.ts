import { useState } from 'preact/hooks'

/**
 * What a form holds of something that is kept elsewhere. When that changes, by this form or from another window, the form
 * begins anew with it; `key` tells one from another. The fields stay, and so does the focus.
 */
export function useDraft<T>(key: string, begin: () => T): readonly [T, (draft: T) => void] {
  const [held, hold] = useState<{ readonly key: string; readonly draft: T } | undefined>(undefined)
  const draft = held && held.key === key ? held.draft : begin()
  return [draft, (next) => hold({ key, draft: next })]
}
