<?php
// Stubs of Magento's framework, as much as the module asks for. What it only wants to be given is an empty object.
namespace {
    function __($text, ...$values)
    {
        return preg_replace_callback('/%(\d)/', function ($match) use ($values) {
            return $values[$match[1] - 1];
        }, $text);
    }

    /** Stands for each class of Magento that has no stub. */
    class Unused
    {
    }

    /** Makes objects with what their constructors ask for, each class once. */
    class Objects
    {
        private $made = [];

        public function __construct($made)
        {
            $this->made = $made;
        }
        public function get($class)
        {
            return $this->made[$class] = $this->made[$class] ?? $this->make($class);
        }
        public function make($class, $given = [])
        {
            if (!class_exists($class)) {
                class_alias(Unused::class, $class);
            }
            $constructor = (new ReflectionClass($class))->getConstructor();
            $arguments = array_map(function ($parameter) use ($given) {
                $type = $parameter->getType()->getName();
                return $given[$type] ?? $this->get($type);
            }, $constructor ? $constructor->getParameters() : []);
            return new $class(...$arguments);
        }
    }
}

namespace Magento\Framework\App\Action {
    class Context
    {
        public $request;
    }
    class Action
    {
        private $request;

        public function __construct(Context $context)
        {
            $this->request = $context->request;
        }
        public function getRequest()
        {
            return $this->request;
        }
    }
}

namespace Magento\Framework\App\Request {
    class Http
    {
        private $content;

        public function __construct(string $content)
        {
            $this->content = $content;
        }
        public function isPost()
        {
            return true;
        }
        public function getContent()
        {
            return $this->content;
        }
    }
}

namespace Magento\Framework\App\Helper {
    class AbstractHelper
    {
        public function __construct($context)
        {
        }
    }
}

namespace Magento\Framework\App\Config {
    interface ScopeConfigInterface
    {
    }
    /** What the merchant set, by the end of its path. */
    class Settings implements ScopeConfigInterface
    {
        public function getValue($path)
        {
            $values = ['sandbox_status' => '1', 'webhook_status' => '1', 'test_public_key' => getenv('OMISE_PUBLIC_KEY'),
                'test_secret_key' => getenv('OMISE_SECRET_KEY'), 'generate_invoice_at_order_status' => 'processing'];
            return $values[basename($path)] ?? null;
        }
    }
}

namespace Magento\Store\Model {
    interface ScopeInterface
    {
        const SCOPE_STORE = 'store';
    }
    interface StoreManagerInterface
    {
    }
    class Store implements StoreManagerInterface
    {
        public function getStore()
        {
            return $this;
        }
        public function getId()
        {
            return 1;
        }
    }
}

namespace Magento\Framework\App {
    interface ProductMetadataInterface
    {
    }
    class ProductMetadata implements ProductMetadataInterface
    {
        public function getVersion()
        {
            return '2.4.7';
        }
    }
    interface CacheInterface
    {
    }
    class Cache implements CacheInterface
    {
        public function load($key)
        {
            return false;
        }
        public function save()
        {
        }
    }
}

namespace Magento\Framework\Module {
    interface ModuleListInterface
    {
    }
    class ModuleList implements ModuleListInterface
    {
        public function getOne($name)
        {
            return ['setup_version' => getenv('PLUGIN_VERSION')];
        }
    }
}

namespace Magento\Framework\Event {
    interface ObserverInterface
    {
    }
    class Observer
    {
        private $data;

        public function __construct($data)
        {
            $this->data = $data;
        }
        public function getData($key)
        {
            return $this->data[$key];
        }
    }
    interface ManagerInterface
    {
    }
    /** Hands an event to the observers that the plugin's etc/events.xml names. */
    class Manager implements ManagerInterface
    {
        public $objects;
        private $observers = [];

        public function __construct(string $file)
        {
            // PHP without its extension for XML can run this too.
            preg_match_all('#<event name="([^"]+)">(.*?)</event>#s', file_get_contents($file), $events, PREG_SET_ORDER);
            foreach ($events as [, $name, $inside]) {
                preg_match_all('#instance="([^"]+)"#', $inside, $instances);
                $this->observers[$name] = $instances[1];
            }
        }
        public function dispatch($name, $data)
        {
            foreach ($this->observers[$name] as $class) {
                $this->objects->get($class)->execute(new Observer($data));
            }
        }
    }
}

namespace Magento\Framework\Exception {
    class LocalizedException extends \Exception
    {
    }
}

namespace Magento\Payment\Gateway\Http {
    interface ClientInterface
    {
    }
    interface TransferInterface
    {
    }
    class Transfer implements TransferInterface
    {
        private $body;

        public function __construct($body)
        {
            $this->body = $body;
        }
        public function getBody()
        {
            return $this->body;
        }
    }
}
