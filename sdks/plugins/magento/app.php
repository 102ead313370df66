<?php
// Runs Omise's module for Magento, unmodified: its capability, payment and refund clients, webhook controller, observers and sync.
require __DIR__ . '/support.php';
require __DIR__ . '/magento.php';
require __DIR__ . '/sales.php';
require __DIR__ . '/omise-php/lib/Omise.php';

use Magento\Framework\App\Action\Context;
use Magento\Framework\App\Request\Http;
use Magento\Framework\Event\Manager;
use Magento\Payment\Gateway\Http\Transfer;
use Magento\Sales\Model\Order;
use Omise\Payment\Controller\Callback\Webhook;
use Omise\Payment\Gateway\Http\Client\APMPayment;
use Omise\Payment\Gateway\Http\Client\PaymentRefund;
use Omise\Payment\Model\Capability;
use Omise\Payment\Model\SyncStatus;

spl_autoload_register(function ($class) {
    $file = getenv('SDK_CHECKOUT') . '/' . strtr(substr($class, strlen('Omise\\Payment\\')), '\\', '/') . '.php';
    if (strpos($class, 'Omise\\Payment\\') === 0 && file_exists($file)) {
        require $file;
    }
});
$receiver = new Receiver();
$events = new Manager(getenv('SDK_CHECKOUT') . '/etc/events.xml');
$objects = $events->objects = new Objects([
    'Magento\Framework\App\Config\ScopeConfigInterface' => new Magento\Framework\App\Config\Settings(),
    'Magento\Store\Model\StoreManagerInterface' => new Magento\Store\Model\Store(),
    'Magento\Framework\App\ProductMetadataInterface' => new Magento\Framework\App\ProductMetadata(),
    'Magento\Framework\App\CacheInterface' => new Magento\Framework\App\Cache(),
    'Magento\Framework\Module\ModuleListInterface' => new Magento\Framework\Module\ModuleList(),
    'Magento\Framework\Event\ManagerInterface' => $events,
]);
// The module asks for the capability before it defines the keys there: others of its objects have to have defined them by then.
$objects->get(PaymentRefund::class);

/** Pays 4,000 baht by the module's client, as the module has no payment method for codes of phones, and gives the order. */
function placed($id)
{
    global $objects;
    $charge = $objects->get(APMPayment::class)->placeRequest(new Transfer(['amount' => 400000.0, 'currency' => 'THB',
        'description' => 'Magento 2 Order id ' . $id,
        'metadata' => ['order_id' => $id, 'store_id' => 1, 'store_name' => 'Some Store'],
        'source' => SCANNED + ['amount' => 400000, 'currency' => 'THB']]))['charge'];
    return Order::placed($id, $charge->isAwaitPayment() ? $charge->id : null);
}

/** Hands webhooks to the module's controller until one of this key. */
function received($key)
{
    global $receiver, $objects;
    $receiver->until($key, function ($body) use ($objects) {
        $context = new Context();
        $context->request = new Http($body);
        $objects->make(Webhook::class, [Context::class => $context, Http::class => $context->request])->execute();
    });
}

function charge($id)
{
    return Order::$all[$id]->getPayment()->getAdditionalInformation('charge_id');
}
function state($id)
{
    return Order::$all[$id]->getState();
}
function commented($id, $text)
{
    return strpos(implode("\n", Order::$all[$id]->comments), $text) !== false ? true : Order::$all[$id]->comments;
}
function refunded($id, $amount)
{
    global $objects;
    $body = ['store_id' => 1, 'transaction_id' => charge($id), 'amount' => $amount];
    return $objects->get(PaymentRefund::class)->placeRequest(new Transfer($body))['refund'];
}
function synced($id)
{
    global $objects;
    $objects->get(SyncStatus::class)->sync(Order::$all[$id]);
}

check('capability.getPaymentMethods', function () use ($objects) {
    $names = array_column($objects->get(Capability::class)->getPaymentMethods(), 'name');
    return in_array('barcode_alipay', $names, true) ? true : $names;
});
check('capability.isBackendEnabled', function () use ($objects) {
    return $objects->get(Capability::class)->isBackendEnabled('barcode_alipay');
});
check('capability.getTokenizationMethodsWithOmiseCode', function () use ($objects) {
    $capability = $objects->get(Capability::class);
    return is_array($capability->getTokenizationMethods()) && is_array($capability->getTokenizationMethodsWithOmiseCode());
});
check('capability.getInstallmentMinLimit', function () use ($objects) {
    return $objects->get(Capability::class)->getInstallmentMinLimit('THB') > 0;
});
check('account.update webhook_uri', function () use ($receiver) {
    return same(outside('PATCH', 'account', ['webhook_uri' => $receiver->url()])['webhook_uri'], $receiver->url());
});
check('payment client', function () {
    placed('000001');
    return same(substr(charge('000001'), 0, 10), 'chrg_test_');
});
check('webhook charge.create changes nothing', function () {
    received('charge.create');
    return same(state('000001'), 'pending_payment');
});
check('sync pending', function () {
    synced('000001');
    return same(state('000001'), 'pending_payment') === true ? commented('000001', 'still in progress') : false;
});
check('webhook charge.complete paid', function () {
    outside('POST', 'charges/' . charge('000001') . '/mark_as_paid');
    received('charge.complete');
    $invoice = Order::$all['000001']->invoices[0] ?? null;
    return same([state('000001'), $invoice->paid ?? false, $invoice->transaction ?? null], ['processing', true, charge('000001')]);
});
check('refund client, part', function () {
    return same(refunded('000001', 1000.0)['amount'], 1000);
});
check('webhook refund.create, part', function () {
    received('refund.create');
    return commented('000001', 'An amount THB 10.00 has been partially refunded');
});
check('refund client, rest', function () {
    return same(refunded('000001', 399000.0)['amount'], 399000);
});
check('webhook refund.create, rest', function () {
    received('refund.create');
    return commented('000001', 'An amount THB 4000.00 has been fully refunded');
});
check('sync refunded', function () {
    synced('000001');
    return commented('000001', 'An amount of 4000.00 THB has been refunded');
});
check('refund client, refused', function () {
    try {
        refunded('000001', 100.0);
    } catch (Magento\Framework\Exception\LocalizedException $error) {
        return strpos($error->getMessage(), 'refund') !== false;
    }
    return false;
});
check('webhook charge.complete failed', function () {
    placed('000002');
    outside('POST', 'charges/' . charge('000002') . '/mark_as_failed');
    received('charge.complete');
    return state('000002') === 'canceled' ? commented('000002', 'Payment failed. Failed processing') : state('000002');
});
check('sync failed', function () {
    synced('000002');
    return commented('000002', '(code: failed_processing)');
});
check('webhook charge.expire changes nothing', function () {
    placed('000003');
    outside('POST', 'charges/' . charge('000003') . '/expire');
    received('charge.expire');
    return same(state('000003'), 'pending_payment');
});
check('sync expired', function () {
    synced('000003');
    return state('000003') === 'canceled' ? commented('000003', 'Payment expired') : state('000003');
});
check('sync paid before the webhook', function () {
    placed('000004');
    outside('POST', 'charges/' . charge('000004') . '/mark_as_paid');
    synced('000004');
    return same(state('000004'), 'processing') === true ? commented('000004', 'An amount 4000.00 THB has been paid') : false;
});
