<?php
// Handles one webhook, whose body is on standard input, by the plugin's own controller: as in a shop, nothing else is loaded.
require __DIR__ . '/support.php';
require __DIR__ . '/stubs.php';
require __DIR__ . '/order.php';
require _PS_MODULE_DIR_ . 'omise/omise.php';
require _PS_MODULE_DIR_ . 'omise/controllers/front/webhooks.php';

/** The plugin reads php://input, which a program started from a command line does not have. */
class WebhooksOfStandardInput extends OmiseWebhooks
{
    public function getRequestBody()
    {
        return json_decode(stream_get_contents(STDIN), true);
    }
    public function sendRawHeaderAsBadRequest()
    {
        throw new RuntimeException('400 Bad Request');
    }
}
$controller = new OmiseWebhooksModuleFrontController();
$controller->setOmiseWebhooks(new WebhooksOfStandardInput());
$controller->postProcess();
