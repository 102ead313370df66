/** The endings of the test barcodes in the order of the sheet, by what they are for. */
export const endings = {
  paid: ['0000', '0001'],
  late: ['0100', '0101'],
  failed: ['1001', '1002', '1003', '1004', '1005'],
  webhooks: ['2001', '2002', '2003', '2004', '2005'],
  calls: ['3001', '3002', '3003', '3004'],
} as const

type EndingGroup = keyof typeof endings
export type Ending = (typeof endings)[EndingGroup][number]

export const endingGroups = ['paid', 'late', 'failed', 'webhooks', 'calls'] as const

/** The whole code: no real one begins so. */
export function testBarcode(ending: Ending): string {
  return `28${'0'.repeat(12)}${ending}`
}

/** `28 0000 0000 0000 1003`, as a person reads it. */
export function inGroups(barcode: string): string {
  return barcode.replace(/^(\d{2})(\d{4})(\d{4})(\d{4})(\d{4})$/, '$1 $2 $3 $4 $5')
}
