<?php
class Order
{
    public $id;
    public $module = 'omise';
    public $reference = 'REFERENCE';
    public $current_state;

    public function __construct($id)
    {
        $orders = shop()['orders'];
        if (isset($orders[$id])) {
            $this->id = $id;
            $this->current_state = $orders[$id]['state'];
        }
    }
    public static function getIdByCartId($cart)
    {
        return $cart;
    }
    public function setCurrentState($state)
    {
        $this->current_state = $state;
        shop(function (&$shop) use ($state) {
            $shop['orders'][$this->id]['state'] = $state;
        });
    }
    public function getOrderPaymentCollection()
    {
        return [new OrderPayment($this->id)];
    }
}

class OrderPayment
{
    public $transaction_id;
    private $order;

    public function __construct($order)
    {
        $this->order = $order;
    }
    public function update()
    {
        shop(function (&$shop) {
            $shop['orders'][$this->order]['transaction_id'] = $this->transaction_id;
        });
    }
}
