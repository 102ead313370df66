<?php
// Runs Omise's plugin for PrestaShop, unmodified: its payment and return pages, its charge class and, in hook.php, its webhooks.
require __DIR__ . '/support.php';
require __DIR__ . '/stubs.php';
require __DIR__ . '/order.php';
require _PS_MODULE_DIR_ . 'omise/omise.php';
require _PS_MODULE_DIR_ . 'omise/controllers/front/paymentmethod.php';
require _PS_MODULE_DIR_ . 'omise/controllers/front/paymentreturn.php';

define('OMISE_SECRET_KEY', getenv('OMISE_SECRET_KEY'));
define('OMISE_PUBLIC_KEY', getenv('OMISE_PUBLIC_KEY'));
$receiver = new Receiver();
new Omise();

/** The plugin has no payment method for codes of phones: this one gives what was scanned as its source. */
class OmisePaymentMethod_BarcodeAlipay extends OmiseOffsitePaymentMethod
{
    const NAME = 'BarcodeAlipay';
    const DEFAULT_TITLE = 'Alipay in store';

    public static function getSource()
    {
        return SCANNED + ['amount' => 100 * self::$context->cart->total, 'currency' => 'THB'];
    }
}

/** Pays a cart on the plugin's page, and gives the page. */
function placed($id, $total = 4000.0)
{
    Context::getContext()->cart = new Cart($id, $total);
    Tools::$values = ['type' => 'BarcodeAlipay'];
    $page = new OmisePaymentMethodModuleFrontController();
    $page->postProcess();
    return $page;
}

/** Opens the plugin's page that a customer comes back to, and gives it. */
function returned($id)
{
    Tools::$values = ['type' => 'BarcodeAlipay', 'id_cart' => $id, 'id_module' => 1, 'id_order' => $id, 'key' => 'secure'];
    $page = new OmisePaymentReturnModuleFrontController();
    $page->postProcess();
    return $page;
}

/** Hands webhooks to the plugin, each in a process of its own, until one of this key. */
function received($key)
{
    global $receiver;
    $receiver->until($key, function ($body) {
        $command = [PHP_BINARY, '-d', 'curl.cainfo=' . ini_get('curl.cainfo'), __DIR__ . '/hook.php'];
        $process = proc_open($command, [['pipe', 'r'], ['pipe', 'w'], ['pipe', 'w']], $pipes);
        fwrite($pipes[0], $body);
        fclose($pipes[0]);
        $printed = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
        if (proc_close($process) !== 0 || $printed !== '') {
            throw new RuntimeException('hook.php: ' . $printed);
        }
    });
}

function state($id)
{
    return shop()['orders'][$id]['state'];
}
function charge($id)
{
    return shop()['orders'][$id]['transaction_id'];
}

check('account.update webhook_uri', function () use ($receiver) {
    $account = outside('PATCH', 'account', ['webhook_uri' => $receiver->url()]);
    return same($account['webhook_uri'], $receiver->url());
});
check('payment page', function () {
    $page = placed(1);
    return same([$page->error_message, state(1), substr(charge(1), 0, 10)], [null, 'preparation', 'chrg_test_']);
});
check('webhook charge.create changes nothing', function () {
    received('charge.create');
    return same([state(1), shop()['log']], ['preparation', []]);
});
check('webhook charge.complete paid', function () {
    outside('POST', 'charges/' . charge(1) . '/mark_as_paid');
    received('charge.complete');
    return state(1) === 'paid' ? true : shop();
});
check('return page paid', function () {
    return same(returned(1)->error_message, null);
});
check('charge class paid', function () {
    $charge = (new OmiseChargeClass())->retrieve(charge(1));
    return same([$charge->isPaid(), $charge->isFailed(), $charge->getStatus(), $charge->getOrderId()],
        [true, false, 'successful', '1']);
});
check('webhook charge.complete failed', function () {
    placed(2);
    outside('POST', 'charges/' . charge(2) . '/mark_as_failed');
    received('charge.complete');
    return state(2) === 'canceled' ? true : shop();
});
check('return page failed', function () {
    $message = returned(2)->error_message;
    return strpos($message, '(failed_processing) ') === 0 ? true : $message;
});
check('return page paid before the webhook', function () {
    placed(3);
    outside('POST', 'charges/' . charge(3) . '/mark_as_paid');
    returned(3);
    return same(state(3), 'paid');
});
check('webhook charge.expire changes nothing', function () {
    placed(4);
    outside('POST', 'charges/' . charge(4) . '/expire');
    received('charge.expire');
    return same(state(4), 'preparation');
});
check('payment page refused', function () {
    $page = placed(5, 0.1);
    return strpos($page->error_message, 'amount must be') === 0 ? same(state(5), 'canceled') : $page->error_message;
});
