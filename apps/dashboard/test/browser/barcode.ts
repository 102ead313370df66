import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader'

export interface Barcode {
  readonly format: 'Code128' | 'QRCode'
  readonly text: string
}

// It would fetch this from a CDN.
const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm')
prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } })

/**
 * The Code 128 and QR codes in a screenshot, in no order, as ZXing reads them: another program than the one that drew them,
 * so that a mistake of ours cannot undo itself. Codes that a scanner could not read are not there.
 */
export async function decodeBarcodes(png: Buffer): Promise<Barcode[]> {
  const found = await readBarcodes(png, { formats: ['Code128', 'QRCode'], tryHarder: true })
  return found
    .filter((code) => code.isValid)
    .map((code) => ({
      format: code.symbology === 'QRCode' ? 'QRCode' : 'Code128',
      text: code.text,
    }))
}
