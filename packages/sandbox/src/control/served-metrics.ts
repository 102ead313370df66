/** Metrics as they are sent. */
export class ServedMetrics {
  readonly text: string
  readonly type: string

  constructor(text: string, type: string) {
    this.text = text
    this.type = type
  }
}

/** Gives what is in the Prometheus text format as it is, or as OpenMetrics where the caller takes that. */
export function serveMetrics(text: string, accept: string): ServedMetrics {
  return takesOpenMetrics(accept)
    ? new ServedMetrics(
        toOpenMetrics(text),
        'application/openmetrics-text; version=1.0.0; charset=utf-8',
      )
    : new ServedMetrics(text, 'text/plain; version=0.0.4; charset=utf-8')
}

function takesOpenMetrics(accept: string): boolean {
  return accept.split(',').some((one) => {
    const [type = '', ...parameters] = one.split(';').map((part) => part.trim().toLowerCase())
    return type === 'application/openmetrics-text' && !parameters.some(isRefusal)
  })
}

function isRefusal(parameter: string): boolean {
  return /^q=0(\.0*)?$/.test(parameter)
}

/**
 * A counter is described without the `_total` of its samples, no line is blank, and the text says where it ends. The library has this
 * format too, and loses the names of counters for whoever asks for the other one next.
 */
function toOpenMetrics(text: string): string {
  const counters = new Set(
    [...text.matchAll(/^# TYPE (\S+)_total counter$/gm)].map(([, name]) => name),
  )
  const lines = text.split('\n').filter((line) => line !== '')
  const described = lines.map((line) =>
    line.replace(/^(# (?:HELP|TYPE) )(\S+)_total(?= )/, (all, what: string, name: string) => {
      return counters.has(name) ? `${what}${name}` : all
    }),
  )
  return [...described, '# EOF', ''].join('\n')
}
