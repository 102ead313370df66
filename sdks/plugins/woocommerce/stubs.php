<?php
// As much of WordPress and WooCommerce as the plugin asks for: hooks, options, routes, orders and the base class of gateways.
define('ABSPATH', __DIR__);
define('WC_VERSION', '9.5.2');
$wp_version = '6.7';
$wp = null;
$hooks = $options = $routes = $orders = $queue = [];

function add_action($hook, $act, $priority = 10, $arguments = 1)
{
    global $hooks;
    $hooks[$hook][] = [$act, $arguments];
}
function do_action($hook, ...$values)
{
    global $hooks;
    foreach ($hooks[$hook] ?? [] as [$act, $arguments]) {
        call_user_func_array($act, array_slice($values, 0, $arguments));
    }
}
function add_filter($hook, $act, $priority = 10, $arguments = 1)
{
    add_action($hook, $act, $priority, $arguments);
}
function get_option($name, $otherwise = false)
{
    global $options;
    return $options[$name] ?? $otherwise;
}
function update_option($name, $value)
{
    global $options;
    $options[$name] = $value;
}
function register_rest_route($namespace, $route, $options)
{
    global $routes;
    $routes["/$namespace$route"] = $options['callback'];
}
function get_rest_url($site, $path)
{
    global $receiver;
    return $receiver->url() . '?rest_route=/' . $path;
}
function rest_ensure_response($response)
{
    return $response;
}
function wc_get_order($id)
{
    global $orders;
    return $orders[$id] ?? false;
}
function WC()
{
    return new class {
        public $version = WC_VERSION;

        public function plugin_url()
        {
            return 'https://shop.example';
        }

        public function queue()
        {
            return new class {
                public function schedule_single($time, $hook, $data, $group)
                {
                    global $queue;
                    $queue[] = [$hook, $data];
                }
            };
        }
    };
}

function __($text, $domain = '')
{
    return $text;
}
function wp_kses($text, $tags)
{
    return $text;
}
function sanitize_text_field($text)
{
    return trim(strip_tags($text));
}
function is_user_logged_in()
{
    return false;
}
function is_admin()
{
    return false;
}
function is_checkout()
{
    return true;
}
function is_wc_endpoint_url($name)
{
    return false;
}
function plugins_url($path, $file)
{
    return 'https://shop.example/' . $path;
}
function plugin_basename($file)
{
    return basename($file);
}
function load_plugin_textdomain()
{
}
function register_post_type()
{
}

class WP_REST_Server
{
    const EDITABLE = 'POST, PUT, PATCH';
    const READABLE = 'GET';
}

/** A webhook as WordPress hands it to the plugin. */
class WP_REST_Request
{
    private $body;
    private $headers;

    public function __construct($body, $headers)
    {
        $this->body = $body;
        $this->headers = $headers;
    }
    public function get_header($name)
    {
        return $this->headers[strtolower($name)] ?? null;
    }
    public function get_body()
    {
        return $this->body;
    }
}

class WC_HTTPS
{
    public static function force_https_url($url)
    {
        return $url;
    }
}

class WP_Error
{
    public $code;
    public $message;

    public function __construct($code, $message, $data = null)
    {
        $this->code = $code;
        $this->message = $message;
    }
}

abstract class WC_Payment_Gateway
{
    public $title = 'Alipay in store';
    public $method_title = 'Alipay in store';

    public function is_available()
    {
        return true;
    }
    public function init_settings()
    {
    }
    public function get_option($key)
    {
        return '';
    }
    public function get_return_url($order)
    {
        return 'https://shop.example/order-received/' . $order->get_id();
    }
}
