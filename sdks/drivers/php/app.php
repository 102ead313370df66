<?php
// Makes every call of the payment method with omise-php, and prints a line of JSON for each.
set_error_handler(function ($level, $message) {
    throw new ErrorException($message, 0, $level);
});
require getenv('SDK_CHECKOUT') . '/lib/Omise.php';

define('OMISE_PUBLIC_KEY', getenv('OMISE_PUBLIC_KEY'));
define('OMISE_SECRET_KEY', getenv('OMISE_SECRET_KEY'));
define('OMISE_API_VERSION', '2019-05-29');

function check($call, $act)
{
    try {
        $line = $act()
            ? ['call' => $call, 'ok' => true]
            : ['call' => $call, 'ok' => false, 'error' => 'another answer than expected'];
    } catch (Throwable $error) {
        $line = ['call' => $call, 'ok' => false, 'error' => get_class($error) . ': ' . $error->getMessage()];
    }
    echo json_encode($line), "\n";
}

/** Makes a call that the SDK has no method for, by the SDK's own transport. */
class Marking extends OmiseApiResource
{
    public static function mark($id, $state)
    {
        $url = OMISE_API_URL . 'charges/' . $id . '/mark_as_' . $state;
        return parent::g_create($url, null);
    }
}

function refused($kind, $act)
{
    try {
        $act();
    } catch (OmiseException $error) {
        return $error instanceof $kind;
    }
    return false;
}

$scanned = ['type' => 'barcode_alipay', 'amount' => 400000, 'currency' => 'THB', 'barcode' => '1234567890',
    'store_id' => 'BJ_ZZ_001', 'store_name' => 'Some Store', 'terminal_id' => 'T-1'];
$sale = ['amount' => 400000, 'currency' => 'THB'];
// One object stands for all of its class in this SDK, so ids are kept and not objects.
$id = [];

check('account.retrieve', function () {
    return OmiseAccount::retrieve()['object'] === 'account';
});
check('account.update', function () {
    $account = OmiseAccount::retrieve();
    $account->update(['zero_interest_installments' => true]);
    return $account['object'] === 'account';
});
check('capability.retrieve', function () {
    $capability = OmiseCapability::retrieve();
    return count($capability->getPaymentMethods($capability->filterPaymentMethod['exactName']('barcode_alipay'))) === 1;
});
check('balance.retrieve', function () {
    return OmiseBalance::retrieve()['currency'] === 'THB';
});
check('source.create', function () use ($scanned, &$id) {
    $source = OmiseSource::create($scanned);
    $id['source'] = $source['id'];
    return $source['flow'] === 'offline';
});
check('source.retrieve', function () use (&$id) {
    return OmiseSource::retrieve($id['source'])['id'] === $id['source'];
});
check('charge.create', function () use ($sale, &$id) {
    $charge = OmiseCharge::create($sale + ['source' => $id['source']]);
    $id['charge'] = $charge['id'];
    return $charge['status'] === 'pending';
});
check('charge.retrieve', function () use (&$id) {
    return OmiseCharge::retrieve($id['charge'])['source']['id'] === $id['source'];
});
check('charge.update', function () use (&$id) {
    $charge = OmiseCharge::retrieve($id['charge']);
    $charge->update(['description' => 'Table 7', 'metadata' => ['order' => 'A-1', 'lines' => [['sku' => 'tea', 'qty' => 2]]]]);
    return $charge['description'] === 'Table 7';
});
check('charge.mark_as_paid', function () use (&$id) {
    return Marking::mark($id['charge'], 'paid')['status'] === 'successful';
});
check('refund.create', function () use (&$id) {
    $refund = OmiseCharge::retrieve($id['charge'])->refund(['amount' => 1000, 'metadata' => ['reason' => 'cold']]);
    $id['refund'] = $refund['id'];
    return $refund['amount'] === 1000;
});
check('refund.retrieve', function () use (&$id) {
    return OmiseCharge::retrieve($id['charge'])->refunds()->retrieve($id['refund'])['id'] === $id['refund'];
});
check('refund.list', function () use (&$id) {
    return OmiseCharge::retrieve($id['charge'])->refunds(['limit' => 5])['total'] === 1;
});
check('charge.create inline', function () use ($sale, $scanned, &$id) {
    $charge = OmiseCharge::create($sale + ['source' => $scanned, 'capture' => true]);
    $id['inline'] = $charge['id'];
    return $charge['source']['type'] === 'barcode_alipay';
});
check('refund.create void', function () use (&$id) {
    Marking::mark($id['inline'], 'paid');
    return OmiseCharge::retrieve($id['inline'])->refund(['amount' => 400000, 'void' => true])['voided'];
});
check('charge.create expires_at', function () use ($sale, $scanned, &$id) {
    $at = new DateTimeImmutable('+1 hour', new DateTimeZone('UTC'));
    $charge = OmiseCharge::create($sale + ['source' => $scanned, 'expires_at' => $at->format(DATE_ATOM)]);
    $id['later'] = $charge['id'];
    return $charge['expires_at'] === $at->format('Y-m-d\TH:i:s\Z');
});
check('charge.expire', function () use (&$id) {
    $charge = OmiseCharge::retrieve($id['later']);
    $charge->expire();
    return $charge['status'] === 'expired';
});
check('charge.create webhook_endpoints', function () use ($sale, $scanned, &$id) {
    $charge = OmiseCharge::create($sale + ['source' => $scanned, 'webhook_endpoints' => ['https://127.0.0.1:9/hook'], 'return_uri' => 'https://shop.example/done']);
    $id['hooked'] = $charge['id'];
    return $charge['status'] === 'pending';
});
check('charge.mark_as_failed', function () use (&$id) {
    return Marking::mark($id['hooked'], 'failed')['failure_code'] === 'failed_processing';
});
check('charge.list', function () use (&$id) {
    $list = OmiseCharge::retrieve('?' . http_build_query(['limit' => 2, 'offset' => 1, 'order' => 'reverse_chronological']));
    return array_column($list['data'], 'id') === [$id['later'], $id['inline']];
});
check('charge.list from to', function () {
    $window = ['from' => date('c', time() - 3600), 'to' => date('c', time() + 60)];
    return OmiseCharge::retrieve('?' . http_build_query($window))['total'] === 4;
});
check('charge.search', function () {
    return OmiseCharge::search()->filter(['amount' => '1000..500000', 'captured' => true])->order('chronological')['total'] === 2;
});
check('event.list', function () {
    return count(OmiseEvent::retrieve('?limit=5')['data']) === 5;
});
check('event.retrieve', function () {
    return OmiseEvent::retrieve(OmiseEvent::retrieve()['data'][0]['id'])['object'] === 'event';
});
check('transaction.list', function () use (&$id) {
    $list = OmiseTransaction::retrieve();
    $id['transaction'] = $list['data'][0]['id'];
    return $list['total'] === 4;
});
check('transaction.retrieve', function () use (&$id) {
    return OmiseTransaction::retrieve($id['transaction'])['object'] === 'transaction';
});
check('refusal of an amount', function () use ($scanned) {
    return refused(OmiseInvalidChargeException::class, function () use ($scanned) {
        OmiseCharge::create(['amount' => 10, 'currency' => 'THB', 'source' => $scanned]);
    });
});
check('refusal of an id', function () {
    return refused(OmiseNotFoundException::class, function () {
        OmiseCharge::retrieve('chrg_test_5xuy4w91xqz7d1w9u0t');
    });
});
