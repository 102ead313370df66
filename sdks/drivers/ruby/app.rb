# Makes every call of the payment method with omise-ruby, and prints a line of JSON for each.
require 'json'
require 'omise'
load ENV['SDK_RECIPE'] if ENV['SDK_RECIPE']

Omise.secret_api_key = ENV.fetch('OMISE_SECRET_KEY')
Omise.public_api_key = ENV.fetch('OMISE_PUBLIC_KEY')
Omise.api_version = '2019-05-29'
$stdout.sync = true

def check(call)
  holds = yield
  puts JSON.generate(holds ? { call: call, ok: true } : { call: call, ok: false, error: 'another answer than expected' })
rescue StandardError => error
  puts JSON.generate(call: call, ok: false, error: "#{error.class}: #{error.message}")
end

# Makes a call that the SDK has no method for, by the SDK's own transport.
def mark(charge, state)
  charge.send(:nested_resource, "mark_as_#{state}").post({})
end

def refused(code)
  yield
  false
rescue Omise::Error => error
  error.code == code
end

scanned = { type: 'barcode_alipay', amount: 400_000, currency: 'THB', barcode: '1234567890',
            store_id: 'BJ_ZZ_001', store_name: 'Some Store', terminal_id: 'T-1' }
sale = { amount: 400_000, currency: 'THB' }
source = charge = refund = inline = later = hooked = nil

check('account.retrieve') { Omise::Account.retrieve.object == 'account' }
check('account.update') { Omise::Account.retrieve.update(zero_interest_installments: true).object == 'account' }
check('capability.retrieve') { Omise::Capability.retrieve.payment_methods.any? { |each| each.name == 'barcode_alipay' } }
check('balance.retrieve') { Omise::Balance.retrieve.currency == 'THB' }
check('source.create') { (source = Omise::Source.create(scanned.dup)).flow == 'offline' }
check('source.retrieve') { Omise::Source.retrieve(source.id).id == source.id }
check('charge.create') { (charge = Omise::Charge.create(sale.merge(source: source.id))).status == 'pending' }
check('charge.retrieve') { Omise::Charge.retrieve(charge.id).source.id == source.id }
check('charge.update') { charge.update(description: 'Table 7', metadata: { order: 'A-1', lines: [{ sku: 'tea', qty: 2 }] }).description == 'Table 7' }
check('charge.mark_as_paid') { mark(charge, 'paid') && charge.reload.status == 'successful' }
check('refund.create') { (refund = charge.refunds.create(amount: 1_000, metadata: { reason: 'cold' })).amount == 1_000 }
check('refund.retrieve') { charge.refunds.retrieve(refund.id).id == refund.id }
check('refund.list') { Omise::Refund.list(limit: 5).total == 1 }
check('charge.create inline') { (inline = Omise::Charge.create(sale.merge(source: scanned, capture: true))).source.type == 'barcode_alipay' }
check('refund.create void') do
  mark(inline, 'paid')
  inline.refunds.create(amount: 400_000, void: true).voided
end
check('charge.create expires_at') do
  at = Time.now + 3_600
  (later = Omise::Charge.create(sale.merge(source: scanned, expires_at: at))).expires_at == at.utc.strftime('%FT%TZ')
end
check('charge.expire') { later.expire.status == 'expired' }
check('charge.create webhook_endpoints') do
  hooked = Omise::Charge.create(sale.merge(source: scanned, webhook_endpoints: ['https://127.0.0.1:9/hook'], return_uri: 'https://shop.example/done'))
  hooked.status == 'pending'
end
check('charge.mark_as_failed') { mark(hooked, 'failed') && hooked.reload.failure_code == 'failed_processing' }
check('charge.list') { Omise::Charge.list(limit: 2, offset: 1, order: 'reverse_chronological').map(&:id) == [later.id, inline.id] }
check('charge.list from to') { Omise::Charge.list(from: (Time.now - 3_600).utc, to: (Time.now + 60).utc).total == 4 }
check('charge.search') { Omise::Charge.search.filter(amount: '1000..500000', captured: true).order('chronological').execute.total == 2 }
check('event.list') { Omise::Event.list(limit: 5).data.any? }
check('event.retrieve') { Omise::Event.retrieve(Omise::Event.list(limit: 1).first.id).object == 'event' }
check('charge.events') { hooked.events.first.key == 'charge.create' }
check('transaction.list') { Omise::Transaction.list.total == 4 }
check('transaction.retrieve') { Omise::Transaction.retrieve(charge.reload.attributes['transaction']).object == 'transaction' }
check('refusal of an amount') { refused('invalid_charge') { Omise::Charge.create(amount: 10, currency: 'THB', source: scanned) } }
check('refusal of an id') { refused('not_found') { Omise::Charge.retrieve('chrg_test_5xuy4w91xqz7d1w9u0t') } }
