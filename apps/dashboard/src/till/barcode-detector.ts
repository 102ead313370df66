/** What reads codes off a picture, in the browsers that have it: not yet one of the standard's types. */
interface BarcodeDetector {
  detect(picture: HTMLVideoElement): Promise<readonly { readonly rawValue: string }[]>
}

declare global {
  interface Window {
    BarcodeDetector?: new (options: { formats: readonly string[] }) => BarcodeDetector
  }
}

const pause = 150

/** Whether the browser has both a camera to offer, which it has only in safe places, and something to read codes with. */
export function canScan(): boolean {
  return window.BarcodeDetector !== undefined && 'mediaDevices' in navigator
}

/** Opens the camera that looks away from the person, or whichever there is. */
export function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } })
}

/** The first code that the video shows; undefined once the signal is aborted. */
export async function readCode(
  video: HTMLVideoElement,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (!window.BarcodeDetector) return undefined
  const detector = new window.BarcodeDetector({ formats: ['code_128', 'qr_code'] })
  while (!signal.aborted) {
    // A video without a picture yet is refused.
    const [found] = await detector.detect(video).catch(() => [])
    if (found && !signal.aborted) return found.rawValue
    await new Promise((resolve) => setTimeout(resolve, pause))
  }
  return undefined
}
