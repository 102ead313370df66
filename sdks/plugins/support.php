<?php
// What the drivers of the plugins share: how a check is printed, webhooks of the sandbox, and what is done outside of the shop.
// Older plugins set properties that they do not declare, which PHP 8 only advises against.
error_reporting(E_ALL & ~E_DEPRECATED);
set_error_handler(function ($level, $message, $file, $line) {
    if (error_reporting() & $level) {
        throw new ErrorException($message, 0, $level, $file, $line);
    }
    return true;
});

const SCANNED = ['type' => 'barcode_alipay', 'barcode' => '1234567890', 'store_id' => 'BJ_ZZ_001',
    'store_name' => 'Some Store', 'terminal_id' => 'T-1'];

/** Prints a line of JSON that says whether $act gave true. */
function check($call, $act)
{
    try {
        $found = $act();
        $line = ['call' => $call, 'ok' => $found === true]
            + ($found === true ? [] : ['error' => 'found ' . json_encode($found)]);
    } catch (Throwable $error) {
        $line = ['call' => $call, 'ok' => false, 'error' => get_class($error) . ': ' . $error->getMessage()
            . ' at ' . basename($error->getFile()) . ':' . $error->getLine()];
    }
    echo json_encode($line), "\n";
}

/** True where two values are the same, and otherwise the first, for check() to print. */
function same($found, $expected)
{
    return $found === $expected ? true : $found;
}

/** What is done outside of the shop, on a phone or on the dashboard: a request with the secret key, and the object it gives. */
function outside($method, $path, $fields = [])
{
    $request = curl_init('https://api.omise.co/' . $path);
    curl_setopt_array($request, [CURLOPT_CUSTOMREQUEST => $method, CURLOPT_POSTFIELDS => http_build_query($fields),
        CURLOPT_USERPWD => getenv('OMISE_SECRET_KEY') . ':', CURLOPT_RETURNTRANSFER => true]);
    $answer = json_decode(curl_exec($request), true);
    if (!$answer || $answer['object'] === 'error') {
        throw new RuntimeException("$method $path: " . json_encode($answer) . curl_error($request));
    }
    return $answer;
}

/** The shop's side of webhooks: takes the sandbox's requests, one after the other, in this process. */
final class Receiver
{
    private $server;

    public function __construct()
    {
        $this->server = stream_socket_server('tcp://127.0.0.1:0');
    }

    public function url()
    {
        return 'http://' . stream_socket_get_name($this->server, false) . '/webhooks';
    }

    /**
     * Hands every webhook to $handle(string $body, array $headers) until one of this key has been handled, and gives its event.
     * Throws where none comes within ten seconds, or where $handle throws.
     */
    public function until($key, $handle)
    {
        $end = microtime(true) + 10;
        while (true) {
            $left = max($end - microtime(true), 0);
            $connections = [$this->server];
            [$write, $except] = [null, null];
            if (stream_select($connections, $write, $except, (int) $left, (int) (fmod($left, 1) * 1e6)) < 1) {
                throw new RuntimeException("No webhook $key came within ten seconds.");
            }
            $connection = stream_socket_accept($this->server);
            [$headers, $body] = $this->read($connection);
            $event = json_decode($body, true);
            try {
                $handle($body, $headers);
                $this->answer($connection, '200 OK');
            } catch (Throwable $error) {
                $this->answer($connection, '500 Internal Server Error');
                throw $error;
            }
            if ($event['key'] === $key) {
                return $event;
            }
        }
    }

    /** The headers, by names in small letters, and the body of a request. */
    private function read($connection)
    {
        fgets($connection);
        $headers = [];
        while (($line = trim(fgets($connection))) !== '') {
            [$name, $value] = explode(':', $line, 2);
            $headers[strtolower($name)] = trim($value);
        }
        return [$headers, stream_get_contents($connection, (int) $headers['content-length'])];
    }

    private function answer($connection, $status)
    {
        fwrite($connection, "HTTP/1.1 $status\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        fclose($connection);
    }
}
