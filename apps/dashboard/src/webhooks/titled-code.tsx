import { Code } from '../ui/code.tsx'

/** Text as it is, under a small title. `label` tells it from others under the same title. */
export function TitledCode(props: {
  readonly title: string
  readonly heading?: 'h3' | 'h4'
  readonly label: string
  readonly text: string
}) {
  const { title, heading: Heading = 'h4', label, text } = props
  return (
    <div class="webhooks-titled">
      <Heading>{title}</Heading>
      <Code text={text} label={label} />
    </div>
  )
}
