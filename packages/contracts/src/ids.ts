/** Ids for contracts, in the form of real ones: what a state makes has these unless its parameters say otherwise. */
export const ids = {
  charge: 'chrg_test_5kgevscrv4hfzxsaz19',
  source: 'src_test_5kgevscd46go3p1w68i',
  transaction: 'trxn_test_5kgevsq0g48o6nb92z0',
  refund: 'rfnd_test_5kgevspt14qp7ankj0u',
  event: 'evnt_test_5kgevsq1c0pm8s2ux4d',
} as const
