import { useState } from 'preact/hooks'

/**
 * What a form holds of something that is kept elsewhere. When that changes, by this form or from another window, the form
 * begins anew with it; `key` tells one from another. The fields stay, and so does the focus.
 */
export function useDraft<T>(key: string, begin: () => T): readonly [T, (draft: T) => void] {
  const [stored, store] = useState<{ readonly key: string; readonly draft: T } | undefined>(
    undefined,
  )
  const draft = stored && stored.key === key ? stored.draft : begin()
  return [draft, (next) => store({ key, draft: next })]
}
