<?php
// As much of PrestaShop as the plugin asks for. Orders are kept in a file, since each webhook is handled in a process of its own.
define('_PS_VERSION_', '1.7.8');
define('_PS_MODULE_DIR_', __DIR__ . '/modules/');
define('SHOP', __DIR__ . '/shop.json');

/** Reads the shop's tables, changes them by $act, and writes them. */
function shop($act = null)
{
    $shop = file_exists(SHOP) ? json_decode(file_get_contents(SHOP), true) : ['orders' => [], 'transactions' => [], 'log' => []];
    if ($act) {
        $act($shop);
        file_put_contents(SHOP, json_encode($shop));
    }
    return $shop;
}
function pSQL($text)
{
    return addslashes($text);
}

class Configuration
{
    public static function get($key)
    {
        $values = ['omise_sandbox_status' => '1', 'omise_test_public_key' => getenv('OMISE_PUBLIC_KEY'),
            'omise_test_secret_key' => getenv('OMISE_SECRET_KEY'), 'PS_OS_PAYMENT' => 'paid',
            'PS_OS_CANCELED' => 'canceled', 'PS_OS_PREPARATION' => 'preparation'];
        return $values[$key];
    }
}

class Cart
{
    const BOTH = 3;
    public $id;
    public $id_customer = 1;
    public $total;

    public function __construct($id, $total)
    {
        $this->id = $id;
        $this->total = $total;
    }
    public function getOrderTotal($taxes = true, $kind = self::BOTH)
    {
        return $this->total;
    }
    public function OrderExists()
    {
        return isset(shop()['orders'][$this->id]);
    }
}

class Customer
{
    public $secure_key = 'secure';
}

class Context
{
    private static $context;
    public $cart;
    public $currency;
    public $customer;
    public $link;
    public $smarty;

    public static function getContext()
    {
        if (!self::$context) {
            self::$context = new self();
            self::$context->currency = (object) ['id' => 1, 'iso_code' => 'THB'];
            self::$context->customer = new Customer();
            self::$context->link = new class {
                public function getModuleLink($module, $controller, $parameters)
                {
                    return 'https://shop.example/' . $controller . '?' . http_build_query($parameters);
                }
            };
        }
        return self::$context;
    }
}

class Validate
{
    public static function isLoadedObject($object)
    {
        return is_object($object) && $object->id;
    }
}

class Tools
{
    public static $values = [];

    public static function getValue($key)
    {
        return self::$values[$key] ?? false;
    }
    public static function redirect($url)
    {
        throw new RuntimeException('Redirected to ' . $url);
    }
}

class Logger
{
    public static function addLog($message)
    {
        shop(function (&$shop) use ($message) {
            $shop['log'][] = $message;
        });
    }
}

class ObjectModel
{
    const TYPE_INT = 1;
    const TYPE_STRING = 3;

    public function add()
    {
        shop(function (&$shop) {
            $shop['transactions'][] = ['id_order' => $this->id_order, 'id_charge' => $this->id_charge];
        });
        return true;
    }
}

class DbQuery
{
    public $where;

    public function select($fields)
    {
    }
    public function from($table)
    {
    }
    public function where($condition)
    {
        $this->where = $condition;
    }
}

class Db
{
    public static function getInstance()
    {
        return new self();
    }
    public function getRow($query)
    {
        preg_match("/^(\w+) = '(.*)'$/", $query->where, $parts);
        foreach (shop()['transactions'] as $row) {
            if ((string) $row[$parts[1]] === $parts[2]) {
                return $row;
            }
        }
        return false;
    }
}

class Module
{
    public $id = 1;
    public $name;
    protected $context;
    protected $smarty;

    public function __construct()
    {
        $this->context = Context::getContext();
    }
    public static function getInstanceByName($name)
    {
        return new Omise();
    }
    public function l($text)
    {
        return $text;
    }
}

class PaymentModule extends Module
{
    public function validateOrder($cart, $state)
    {
        shop(function (&$shop) use ($cart, $state) {
            $shop['orders'][$cart] = ['state' => $state];
        });
    }
}

class ModuleFrontController
{
    public $redirect_after;
    protected $context;

    public function __construct()
    {
        $this->context = Context::getContext();
    }
    public function setTemplate($template)
    {
    }
    public function setRedirectAfter($url)
    {
        $this->redirect_after = $url;
    }
    public function l($text)
    {
        return $text;
    }
}
