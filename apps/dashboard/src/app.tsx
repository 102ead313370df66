import { LocationProvider, Route, Router } from 'preact-iso'
import { ChooseAccount } from './account/choose-account.tsx'
import { ChargePage } from './charges/charge-page.tsx'
import { ChargesPage } from './charges/charges-page.tsx'
import { NotFound } from './not-found.tsx'
import { paths } from './paths.ts'
import { PhonePage } from './phone/phone-page.tsx'
import { clients } from './session/session.ts'
import { Shell } from './shell.tsx'
import { BarcodesPage } from './simulation/barcodes-page.tsx'
import { SimulationPage } from './simulation/simulation-page.tsx'
import { TillPage } from './till/till-page.tsx'
import { Announcements } from './ui/announcements.tsx'
import { ComponentsPage } from './ui/components-page.tsx'
import { WebhooksPage } from './webhooks/webhooks-page.tsx'

export function App() {
  return (
    <LocationProvider scope={paths.scope}>
      {clients.value ? (
        <Shell>
          <Router>
            <Route path={paths.scope} component={ChargesPage} />
            <Route path={paths.charge(':id')} component={ChargePage} />
            <Route path={paths.webhooks} component={WebhooksPage} />
            <Route path={paths.simulation} component={SimulationPage} />
            <Route path={paths.barcodes} component={BarcodesPage} />
            <Route path={paths.phone} component={PhonePage} />
            <Route path={paths.till} component={TillPage} />
            <Route path={paths.components} component={ComponentsPage} />
            <Route default component={NotFound} />
          </Router>
        </Shell>
      ) : (
        <ChooseAccount />
      )}
      <Announcements />
    </LocationProvider>
  )
}
