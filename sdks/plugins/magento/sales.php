<?php
// Stubs of Magento's sales and checkout: orders, their payments and invoices.
namespace Magento\Sales\Model {
    class Order
    {
        const STATE_PENDING_PAYMENT = 'pending_payment';
        const STATE_PROCESSING = 'processing';
        const STATE_COMPLETE = 'complete';
        const STATE_CLOSED = 'closed';
        const STATE_CANCELED = 'canceled';
        /** Orders by their numbers. */
        public static $all = [];
        public $comments = [];
        public $invoices = [];
        private $id;
        private $state = self::STATE_PENDING_PAYMENT;
        private $payment;

        public static function placed($id, $charge)
        {
            $order = new self();
            $order->id = $id;
            $order->payment = new Order\Payment($charge);
            return self::$all[$id] = $order;
        }
        public function loadByIncrementId($id)
        {
            return self::$all[$id] ?? new self();
        }
        public function getId()
        {
            return $this->id;
        }
        public function getState()
        {
            return $this->state;
        }
        public function setState($state)
        {
            $this->state = $state;
            return $this;
        }
        public function setStatus($status)
        {
            return $this;
        }
        public function isPaymentReview()
        {
            return false;
        }
        public function getConfig()
        {
            return $this;
        }
        public function getStateDefaultStatus($state)
        {
            return $state;
        }
        public function getStore()
        {
            return new \Magento\Store\Model\Store();
        }
        public function getPayment()
        {
            return $this->payment;
        }
        public function getOrderCurrencyCode()
        {
            return 'THB';
        }
        public function getGrandTotal()
        {
            return 4000;
        }
        public function getBaseCurrency()
        {
            return $this;
        }
        public function formatTxt($amount)
        {
            return $amount . ' THB';
        }
        public function getEmailSent()
        {
            return true;
        }
        public function hasInvoices()
        {
            return count($this->invoices) > 0;
        }
        public function prepareInvoice()
        {
            return new Order\Invoice();
        }
        public function getInvoiceCollection()
        {
            return new \ArrayObject($this->invoices);
        }
        public function addRelatedObject($invoice)
        {
            $this->invoices[] = $invoice;
            return $this;
        }
        public function addStatusHistoryComment($comment)
        {
            $this->comments[] = $comment;
        }
        public function registerCancellation($comment)
        {
            $this->state = self::STATE_CANCELED;
            $this->comments[] = $comment;
            return $this;
        }
        public function save()
        {
            return $this;
        }
    }
}

namespace Magento\Sales\Model\Order {
    class Payment
    {
        public $transactions = [];
        private $charge;

        public function __construct($charge)
        {
            $this->charge = $charge;
        }
        public function getMethodInstance()
        {
            return $this;
        }
        public function getCode()
        {
            return 'omise_offline_barcode_alipay';
        }
        public function getAdditionalInformation($key)
        {
            return $key === 'charge_id' ? $this->charge : null;
        }
        public function addTransaction($type, $invoice)
        {
            return $this->transactions[] = [$type, $invoice->transaction];
        }
        public function addTransactionCommentsToOrder($transaction, $comment)
        {
        }
    }
    class Invoice
    {
        public $paid = false;
        public $transaction;

        public function register()
        {
        }
        public function setTransactionId($id)
        {
            $this->transaction = $id;
            return $this;
        }
        public function pay()
        {
            $this->paid = true;
            return $this;
        }
        public function save()
        {
            return $this;
        }
        public function getBaseGrandTotal()
        {
            return 4000;
        }
    }
}

namespace Magento\Sales\Model\Order\Payment {
    class Transaction
    {
        const TYPE_PAYMENT = 'payment';
        const TYPE_AUTH = 'authorization';
    }
}

namespace Magento\Checkout\Model {
    class Session
    {
        public function setForceOrderMailSentOnSuccess($forced)
        {
        }
        public function setForceInvoiceMailSentOnSuccess($forced)
        {
        }
    }
}
