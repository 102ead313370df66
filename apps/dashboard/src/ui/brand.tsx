import { messages } from '../messages/messages.ts'
import { paths } from '../paths.ts'

/** The mark and the name of the product. */
export function Brand() {
  return (
    <>
      <img src={`${paths.scope}/icon.svg`} alt="" width="24" height="24" />
      <span>{messages.product}</span>
    </>
  )
}
