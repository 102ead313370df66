import { section } from './ledger.ts'

const alipayPlus = 'documentation page "Alipay+ User-Presented Mode"'
const weChat = 'documentation page "WeChat Pay UPM"'

export const paymentMethods = section(
  ['methods/methods', 'methods/fake-wallet'],
  `
alipayplus_upm: amount, currency, source[type] and source[barcode] are all that is wanted | documented | ${alipayPlus}
wechat_pay_upm: the same four | documented | ${weChat}
store_id, store_name and terminal_id are ignored for both, shown as null, and named in a hint | assumed | neither page has them in its table; ignored like any parameter that the API does not know; the hint is ours
alipayplus_upm: THB 2,000 to 15,000,000, SGD 100 to 2,000,000, MYR 100 to 3,000,000, in subunits | documented | ${alipayPlus}; today's page lists Thailand and Singapore, older ones Malaysia too
wechat_pay_upm: THB, in Thailand | documented | ${weChat}
wechat_pay_upm: the limits of the other methods | assumed | the page names none
a charge expires 7 days after it is made | documented | ${alipayPlus}; assumed of wechat_pay_upm (barcode_wechat was recorded with 7 days)
a charge has the fields of September 2024, in their order, whatever the shape of the account | documented | the whole charge on that page; assumed of wechat_pay_upm
a source shows references as null, before and after it is charged | documented | ${alipayPlus}; assumed of wechat_pay_upm
a refund follows the shape of the account, whatever its charge's payment method | assumed | no refund of these methods is documented
fee 1.65 % with VAT 7 % in THB: 150000 gives 2475, 173 and 147352 | documented | ${alipayPlus}
the same rates in SGD and MYR, and for wechat_pay_upm | assumed | no figures are published
failure codes: payment_expired, payment_rejected, insufficient_fund, failed_processing | documented | ${alipayPlus}; assumed of wechat_pay_upm
insufficient_fund: insufficient funds in the account or the card has reached the credit limit | recorded | texts of the plugin for WooCommerce
a charge can be voided until the first 16:15 UTC after it was paid | documented | ${alipayPlus}, which says "on the day of the transaction"; that one paid after 16:15 has until the next day's is assumed
partial and full refunds within one year: 12 calendar months, at most 15 | documented | ${alipayPlus}; the count is that of the refunds reference; both are assumed of wechat_pay_upm
wechat_pay_upm codes: 18 digits, the first two from 10 to 15 | assumed | documentation of another provider; only --barcode-rules strict refuses others
alipayplus_upm codes: 16 to 24 digits, the first two from 25 to 30 | assumed | the page's sample has 19 digits and begins with 28; taken to be as Alipay's
an account has one currency, that of its country, and takes no other: currency is currently not supported | assumed | the refusal is recorded for currencies that no account takes; which one an account of Singapore takes follows from the page
a payment method that is switched off, or of another country: type is currently not supported | recorded | recorded for types that an account does not have; the hint is ours
capability lists what is enabled, by name, with the account's currency | recorded | recorded capability of June 2025
the form of test barcodes is the same for all methods; the one that ends in 1003 gives each its own code | assumed | an extension of this sandbox
a failure code that the payment method lacks: asked for by name 400, else failed_processing | assumed | each method's page lists its codes; that tests ask for others is a case of this sandbox's own
`,
)
