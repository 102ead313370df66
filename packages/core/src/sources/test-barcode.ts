import { readScannedCode } from './scanned-code.ts'

/** Test barcodes are 18 digits: `28`, twelve zeros, and four that say what happens. No real code begins so. */
const testBarcode = /^280{12}(\d{4})$/

/** Whether a code is a test barcode to the letter, whatever it ends in. */
export function isTestBarcode(barcode: string): boolean {
  return testBarcode.test(barcode)
}

/** The last four digits of a test barcode, whatever a scanner has added to it; undefined for any other code. */
export function testBarcodeEnding(barcode: string): string | undefined {
  return testBarcode.exec(readScannedCode(barcode).code)?.[1]
}

export function meaning<T>(of: Readonly<Record<string, T>>, barcode: string): T | undefined {
  const ending = testBarcodeEnding(barcode)
  return ending !== undefined && Object.hasOwn(of, ending) ? of[ending] : undefined
}
