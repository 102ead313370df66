"""Makes every call of the payment method with omise-python, and prints a line of JSON for each."""
import datetime
import json
import os
import runpy

import omise

if os.environ.get('SDK_RECIPE'):
    runpy.run_path(os.environ['SDK_RECIPE'])

omise.api_secret = os.environ['OMISE_SECRET_KEY']
omise.api_public = os.environ['OMISE_PUBLIC_KEY']
omise.api_version = '2019-05-29'

SCANNED = {
    'type': 'barcode_alipay', 'amount': 400000, 'currency': 'THB', 'barcode': '1234567890',
    'store_id': 'BJ_ZZ_001', 'store_name': 'Some Store', 'terminal_id': 'T-1',
}
SALE = {'amount': 400000, 'currency': 'THB'}
made = {}


def check(call, act):
    try:
        holds = act()
        line = {'call': call, 'ok': bool(holds)}
        if not holds:
            line['error'] = 'another answer than expected'
    except Exception as error:
        line = {'call': call, 'ok': False, 'error': '%s: %s' % (type(error).__name__, error)}
    print(json.dumps(line), flush=True)


def keep(name, value):
    made[name] = value
    return value


def mark(charge, state):
    """Makes a call that the SDK has no method for, by the SDK's own transport."""
    return charge._request('post', ('charges', charge.id, 'mark_as_' + state))


def refused(kind, act):
    try:
        act()
    except kind:
        return True
    return False


def now(**ahead):
    return datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(**ahead)


def void():
    mark(made['inline'], 'paid')
    return made['inline'].refund(amount=400000, void=True).voided


def expires_at():
    at = now(hours=1)
    later = keep('later', omise.Charge.create(source=SCANNED, expires_at=at.isoformat(), **SALE))
    return later.expires_at == at.strftime('%Y-%m-%dT%H:%M:%SZ')


def charges_since():
    path = 'charges?from=%s&to=%s' % (now(hours=-1).strftime('%Y-%m-%dT%H:%M:%SZ'), now(minutes=1).strftime('%Y-%m-%d'))
    return omise.Charge._request('get', path)['object'] == 'list'


check('account.retrieve', lambda: omise.Account.retrieve().object == 'account')
check('account.update', lambda: omise.Account.retrieve().update(zero_interest_installments=True).object == 'account')
check('capability.retrieve', lambda: 'barcode_alipay' in [each['name'] for each in omise.Capability.retrieve().payment_methods])
check('balance.retrieve', lambda: omise.Balance.retrieve().currency == 'THB')
check('source.create', lambda: keep('source', omise.Source.create(**SCANNED)).flow == 'offline')
check('source.retrieve', lambda: omise.Source.retrieve(made['source'].id).id == made['source'].id)
check('charge.create', lambda: keep('charge', omise.Charge.create(source=made['source'].id, **SALE)).status == 'pending')
check('charge.retrieve', lambda: omise.Charge.retrieve(made['charge'].id).source.id == made['source'].id)
check('charge.update', lambda: made['charge'].update(description='Table 7', metadata={'order': 'A-1', 'lines': [{'sku': 'tea', 'qty': 2}]}).description == 'Table 7')
check('charge.mark_as_paid', lambda: mark(made['charge'], 'paid')['status'] == 'successful')
check('refund.create', lambda: keep('refund', made['charge'].refund(amount=1000, metadata={'reason': 'cold'})).amount == 1000)
check('refund.retrieve', lambda: made['charge'].refunds.retrieve(made['refund'].id).id == made['refund'].id)
check('refund.list', lambda: len(list(made['charge'].list_refunds())) == 1)
check('charge.create inline', lambda: keep('inline', omise.Charge.create(source=SCANNED, capture=True, **SALE)).source.type == 'barcode_alipay')
check('refund.create void', void)
check('charge.create expires_at', expires_at)
check('charge.expire', lambda: made['later'].expire().status == 'expired')
check('charge.create webhook_endpoints', lambda: keep('hooked', omise.Charge.create(source=SCANNED, webhook_endpoints=['https://127.0.0.1:9/hook'], return_uri='https://shop.example/done', **SALE)).status == 'pending')
check('charge.mark_as_failed', lambda: mark(made['hooked'], 'failed')['failure_code'] == 'failed_processing')
check('charge.list', lambda: len(list(omise.Charge.list())) == 4)
check('charge.list from to', charges_since)
check('charge.search', lambda: omise.Search.execute('charge', filters={'amount': '1000..500000', 'captured': True}).total == 2)
check('event.list', lambda: len(list(omise.Event.list())) > 5)
check('event.retrieve', lambda: omise.Event.retrieve(omise.Event.retrieve()[0].id).object == 'event')
check('charge.events', lambda: list(made['hooked'].list_events())[0].key == 'charge.create')
check('transaction.list', lambda: len(list(omise.Transaction.list())) == 4)
check('transaction.retrieve', lambda: omise.Transaction.retrieve(made['charge'].transaction).object == 'transaction')
check('refusal of an amount', lambda: refused(omise.errors.InvalidChargeError, lambda: omise.Charge.create(source=SCANNED, amount=10, currency='THB')))
check('refusal of an id', lambda: refused(omise.errors.NotFoundError, lambda: omise.Charge.retrieve('chrg_test_5xuy4w91xqz7d1w9u0t')))
