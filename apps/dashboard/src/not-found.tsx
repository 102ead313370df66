import { paths } from './paths.ts'
import { Page } from './ui/page.tsx'
import { words } from './words/words.ts'

export function NotFound() {
  const { title, lead, home } = words.notFound
  return (
    <Page title={title}>
      <p>{lead}</p>
      <p>
        <a href={paths.charges}>{home}</a>
      </p>
    </Page>
  )
}
