import { messages } from './messages/messages.ts'
import { paths } from './paths.ts'
import { Page } from './ui/page.tsx'

export function NotFound() {
  const { title, lead, home } = messages.notFound
  return (
    <Page title={title}>
      <p>{lead}</p>
      <p>
        <a href={paths.charges}>{home}</a>
      </p>
    </Page>
  )
}
