import '../styles/simulation.css'
import { Code128 } from '../barcode/code-128.tsx'
import { messages } from '../messages/messages.ts'
import { enabledIn, type Methods } from '../methods/payment-method.ts'
import { useMethods } from '../methods/use-methods.ts'
import { paths } from '../paths.ts'
import { Button } from '../ui/button.tsx'
import { CopyButton } from '../ui/copy-button.tsx'
import { Page } from '../ui/page.tsx'
import { Sentence } from '../ui/sentence.tsx'
import { WhenLoaded } from '../ui/when-loaded.tsx'
import {
  type Ending,
  endingGroups,
  endings,
  failuresByEnding,
  inGroups,
  testBarcode,
} from './test-barcode.ts'

const { barcodes } = messages.simulation

/** The sheet of test barcodes, to scan from a screen or to print and lay beside the till. */
export function BarcodesPage() {
  const methods = useMethods()
  return (
    <Page
      title={barcodes.title}
      actions={
        <div class="row no-print">
          <a class="button" href={paths.simulation}>
            {barcodes.back}
          </a>
          <Button kind="main" onClick={() => print()}>
            {barcodes.print}
          </Button>
        </div>
      }
    >
      <div class="sheet stack">
        <p class="lead">{barcodes.lead}</p>
        <p class="hint">{barcodes.delay}</p>
        <WhenLoaded of={methods}>{(value) => <Sheet methods={enabledIn(value)} />}</WhenLoaded>
      </div>
    </Page>
  )
}

function Sheet({ methods }: { readonly methods: Methods }) {
  return (
    <>
      {endingGroups.map((group) => (
        <section key={group} class="sheet-group" aria-labelledby={`sheet-${group}`}>
          <h2 id={`sheet-${group}`}>{barcodes.groups[group]}</h2>
          <ul class="sheet-codes">
            {endings[group].map((ending) => (
              <SheetCode key={ending} ending={ending} methods={methods} />
            ))}
          </ul>
        </section>
      ))}
    </>
  )
}

function SheetCode({ ending, methods }: { readonly ending: Ending; readonly methods: Methods }) {
  const { title, detail } = barcodes.endings[ending]
  const barcode = testBarcode(ending)
  return (
    <li class="sheet-code">
      <h3>
        <span class="sheet-ending mono">{ending}</span> {title}
      </h3>
      <figure>
        <Code128 text={barcode} label={barcodes.label(ending, title)} height={64} />
        <figcaption class="sheet-digits">
          <span class="mono">{inGroups(barcode)}</span>
          <span class="no-print">
            <CopyButton text={barcode} label={barcodes.copy} of={ending} />
          </span>
        </figcaption>
      </figure>
      <p class="soft">
        <Sentence text={detail} parts={{ code: codesOf(ending, methods) }} />
      </p>
    </li>
  )
}

/** The failure code of an ending, or each with its payment methods where these differ. */
function codesOf(ending: Ending, methods: Methods): string {
  const codes = [...failuresByEnding(ending, methods)]
  if (codes.length === 1) return codes[0]?.[0] ?? ''
  return barcodes.either(
    codes.map(([code, having]) =>
      barcodes.codeOf(
        code,
        having.map(({ wallet }) => wallet),
      ),
    ),
  )
}
