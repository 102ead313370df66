const units = { KB: 2 ** 10, MB: 2 ** 20, GB: 2 ** 30 } as const

export const sizeForm = 'a number with KB, MB or GB, such as 512MB'

/** Reads a size, `512MB`, in bytes. */
export function parseSize(text: string): number | undefined {
  const [, number, unit] = /^(\d{1,9}(?:\.\d{1,3})?)(KB|MB|GB)$/i.exec(text) ?? []
  if (number === undefined || unit === undefined) return undefined
  return Math.floor(Number(number) * units[unit.toUpperCase() as keyof typeof units])
}

/** `512 MB`. */
export function formatSize(bytes: number): string {
  return `${Math.round(bytes / units.MB)} MB`
}
