<?php
// Runs Omise's plugin for WooCommerce, unmodified: its gateway, capability, webhook route, refunds and manual sync.
require __DIR__ . '/support.php';
require __DIR__ . '/stubs.php';
require __DIR__ . '/order.php';

$receiver = new Receiver();
update_option('woocommerce_omise_settings', ['sandbox' => 'yes', 'dynamic_webhook' => 0,
    'test_public_key' => getenv('OMISE_PUBLIC_KEY'), 'test_private_key' => getenv('OMISE_SECRET_KEY')]);
require getenv('SDK_CHECKOUT') . '/omise-woocommerce.php';
do_action('plugins_loaded');
do_action('woocommerce_init');
do_action('rest_api_init');

/** The plugin has no gateway for codes of phones: this one adds what was scanned to its request for an offline payment. */
class Scanned_Payment extends Omise_Payment_Offline
{
    public $id = 'omise_barcode_alipay';
    public $source_type = 'barcode_alipay';

    public function charge($order_id, $order)
    {
        $request = $this->build_charge_request($order_id, $order, $this->source_type);
        $request['source'] = SCANNED + ['amount' => $request['amount'], 'currency' => $request['currency']];
        return OmiseCharge::create($request);
    }
}
$gateway = new Scanned_Payment();

/** Places an order of 4,000 baht and pays it by the gateway. */
function placed($id)
{
    global $orders, $gateway;
    $orders[$id] = new WC_Order($id, '4000.00');
    $gateway->process_payment($id);
    return $orders[$id];
}

/** Takes webhooks by the plugin's route until one of this key, and runs what the plugin put off. */
function received($key)
{
    global $receiver, $routes, $queue;
    $receiver->until($key, function ($body, $headers) use ($routes) {
        $response = $routes['/omise/webhooks'](new WP_REST_Request($body, $headers));
        if ($response instanceof WP_Error) {
            throw new RuntimeException($response->message);
        }
    });
    while ($job = array_shift($queue)) {
        do_action($job[0], ...array_values($job[1]));
    }
}

function noted($order, $text)
{
    return strpos(implode("\n", $order->notes), $text) !== false ? true : $order->notes;
}

check('capability.get_available_payment_methods', function () {
    $methods = Omise_Capability::retrieve()->get_available_payment_methods();
    return in_array('barcode_alipay', $methods, true) ? true : $methods;
});
check('capability.getTokenizationMethods', function () {
    return is_array(Omise_Capability::retrieve()->getTokenizationMethods());
});
check('capability.getInstallmentMinLimit', function () {
    return is_int(Omise_Capability::retrieve()->getInstallmentMinLimit());
});
check('gateway.is_available', function () use ($gateway) {
    return $gateway->is_available();
});
check('account.update webhook_uri', function () use ($receiver) {
    $account = outside('PATCH', 'account', ['webhook_uri' => $receiver->url()]);
    return same($account['webhook_uri'], $receiver->url());
});
check('gateway.process_payment', function () {
    $order = placed(1);
    return same([$order->get_status(), substr($order->get_transaction_id(), 0, 10)], ['on-hold', 'chrg_test_']);
});
check('webhook charge.create changes nothing', function () use (&$orders) {
    received('charge.create');
    return same($orders[1]->get_status(), 'on-hold');
});
check('gateway.sync_payment pending', function () use ($gateway, &$orders) {
    $gateway->sync_payment($orders[1]);
    return noted($orders[1], 'still in progress');
});
check('webhook charge.complete paid', function () use (&$orders) {
    outside('POST', 'charges/' . $orders[1]->get_transaction_id() . '/mark_as_paid');
    received('charge.complete');
    return same($orders[1]->get_status(), 'processing');
});
check('gateway.sync_payment paid', function () use ($gateway, &$orders) {
    $gateway->sync_payment($orders[1]);
    return noted($orders[1], 'has been paid (manual sync)');
});
check('gateway.process_refund part', function () use ($gateway, &$orders) {
    $refunded = $gateway->process_refund(1, 10, 'cold');
    return $refunded === true ? noted($orders[1], 'Refunded an amount of 10 THB') : $refunded;
});
check('webhook refund.create changes nothing', function () use (&$orders) {
    received('refund.create');
    return same($orders[1]->get_status(), 'processing');
});
check('gateway.sync_payment refunded in part', function () use ($gateway, &$orders) {
    $gateway->sync_payment($orders[1]);
    return noted($orders[1], 'An amount 10 THB has been refunded');
});
check('gateway.process_refund of the rest', function () use ($gateway, &$orders) {
    $gateway->process_refund(1, 3990, 'cold');
    $gateway->sync_payment($orders[1]);
    return same($orders[1]->get_status(), 'refunded');
});
check('gateway.process_refund of too much', function () use ($gateway) {
    $refused = $gateway->process_refund(1, 1, 'cold');
    return $refused instanceof WP_Error && strpos($refused->message, 'Refund failed.') === 0 ? true : $refused;
});
check('webhook charge.complete failed', function () use (&$orders) {
    outside('POST', 'charges/' . placed(2)->get_transaction_id() . '/mark_as_failed');
    received('charge.complete');
    return $orders[2]->get_status() === 'failed' ? noted($orders[2], '(code: failed_processing)') : $orders[2]->get_status();
});
check('gateway.sync_payment failed', function () use ($gateway, &$orders) {
    $gateway->sync_payment($orders[2]);
    return noted($orders[2], '(failed_processing)');
});
check('webhook charge.expire changes nothing', function () use (&$orders) {
    outside('POST', 'charges/' . placed(3)->get_transaction_id() . '/expire');
    received('charge.expire');
    return same($orders[3]->get_status(), 'on-hold');
});
check('gateway.sync_payment expired', function () use ($gateway, &$orders) {
    $gateway->sync_payment($orders[3]);
    return same($orders[3]->get_status(), 'cancelled');
});
check('gateway.process_payment refused', function () use (&$orders, $gateway) {
    $orders[4] = new WC_Order(4, '0.10');
    try {
        $gateway->process_payment(4);
    } catch (Exception $error) {
        return $orders[4]->get_status() === 'failed' ? noted($orders[4], 'amount must be') : $orders[4]->get_status();
    }
    return false;
});
check('webhook of webhook_endpoints', function () use (&$orders) {
    outside('PATCH', 'account', ['webhook_uri' => '']);
    Omise_Setting::instance()->settings['dynamic_webhook'] = 1;
    outside('POST', 'charges/' . placed(5)->get_transaction_id() . '/mark_as_paid');
    received('charge.complete');
    return same($orders[5]->get_status(), 'processing');
});
