<?php
class WC_Order
{
    public $notes = [];
    private $id;
    private $total;
    private $status = 'pending';
    private $transaction = '';
    private $meta = [];

    public function __construct($id, $total)
    {
        $this->id = $id;
        $this->total = $total;
    }
    public function get_id()
    {
        return $this->id;
    }
    public function get_total()
    {
        return $this->total;
    }
    public function get_currency()
    {
        return 'THB';
    }
    public function get_status()
    {
        return $this->status;
    }
    public function has_status($status)
    {
        return $this->status === $status;
    }
    public function is_paid()
    {
        return in_array($this->status, ['processing', 'completed']);
    }
    public function payment_complete()
    {
        $this->status = 'processing';
    }
    public function update_status($status, $note = '')
    {
        $this->status = $status;
    }
    public function add_order_note($note)
    {
        $this->notes[] = $note;
    }
    public function get_transaction_id()
    {
        return $this->transaction;
    }
    public function set_transaction_id($id)
    {
        $this->transaction = $id;
    }
    public function get_meta($key)
    {
        return $this->meta[$key] ?? '';
    }
    public function add_meta_data($key, $value, $unique = false)
    {
        $this->meta[$key] = $value;
    }
    public function update_meta_data($key, $value)
    {
        $this->meta[$key] = $value;
    }
    public function delete_meta_data($key)
    {
        unset($this->meta[$key]);
    }
    public function save()
    {
    }
}
