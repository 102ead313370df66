/** Node's warnings, which it would else write to stderr as text. */
export interface Warnings {
  /** Tells of those that came before, and of those to come. */
  tell(listener: (warning: Error) => void): void
  close(): void
}

export function interceptWarnings(): Warnings {
  const waiting: Error[] = []
  let listener = (warning: Error): void => void waiting.push(warning)
  const own = (warning: Error) => listener(warning)
  for (const one of process.listeners('warning')) {
    if (one.name === 'onWarning') process.removeListener('warning', one)
  }
  process.on('warning', own)
  return {
    tell(next) {
      listener = next
      for (const warning of waiting.splice(0)) next(warning)
    },
    close: () => void process.removeListener('warning', own),
  }
}
