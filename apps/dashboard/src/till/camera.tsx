import { useEffect, useRef, useState } from 'preact/hooks'
import { messages } from '../messages/messages.ts'
import { Button } from '../ui/button.tsx'
import { canScan, openCamera, readCode } from './barcode-detector.ts'

/** Scans with the camera, where the browser can read codes itself. */
export function Camera({ onCode }: { readonly onCode: (code: string) => void }) {
  const [state, setState] = useState<'closed' | 'open' | 'refused'>('closed')
  const text = messages.till.camera
  if (!canScan()) return null

  const toggle = () => setState(state === 'open' ? 'closed' : 'open')

  function close(code: string): void {
    setState('closed')
    onCode(code)
  }

  return (
    <div class="stack">
      <div>
        <Button aria-expanded={state === 'open'} onClick={toggle}>
          {state === 'open' ? text.stop : text.open}
        </Button>
      </div>
      {state === 'open' && <Viewfinder onCode={close} onRefused={() => setState('refused')} />}
      {state === 'refused' && (
        <p class="problem" role="alert">
          {text.refused}
        </p>
      )}
    </div>
  )
}

function Viewfinder(props: {
  readonly onCode: (code: string) => void
  readonly onRefused: () => void
}) {
  const video = useRef<HTMLVideoElement>(null)
  const latest = useRef(props)
  latest.current = props
  const text = messages.till.camera

  useEffect(() => {
    const stop = new AbortController()
    let stream: MediaStream | undefined
    async function scan(): Promise<void> {
      stream = await openCamera()
      const picture = video.current
      // Closed while the person was asked for the camera.
      if (stop.signal.aborted || !picture) return release(stream)
      picture.srcObject = stream
      await picture.play()
      const code = await readCode(picture, stop.signal)
      if (code !== undefined) latest.current.onCode(code)
    }
    scan().catch(() => {
      if (!stop.signal.aborted) latest.current.onRefused()
    })
    return () => {
      stop.abort()
      release(stream)
    }
  }, [])

  return (
    <figure class="stack">
      <video ref={video} class="till-video" aria-label={text.label} muted playsInline />
      <figcaption class="hint">{text.hint}</figcaption>
    </figure>
  )
}

function release(stream: MediaStream | undefined): void {
  for (const track of stream?.getTracks() ?? []) track.stop()
}
