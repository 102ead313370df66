<?php
// A receiver of webhooks in plain PHP. Copy verify(); your framework brings the rest.
// Try it: WEBHOOK_SECRET=... php -S 127.0.0.1:3000 receiver.php

declare(strict_types=1);

const TOLERANCE_SECONDS = 300;

/** Says why the body, as it came, is not to be trusted; null where it was signed with a secret of ours, and lately. */
function verify(string $body, string $signatures, string $timestamp, array $secrets, int $now): ?string
{
    if (!ctype_digit($timestamp)) {
        return 'no timestamp';
    }
    $holds = false;
    foreach ($secrets as $secret) {
        $expected = hash_hmac('sha256', "$timestamp.$body", base64_decode($secret));
        foreach (explode(',', $signatures) as $given) {
            // Compared in constant time, and every pair of them.
            $holds = hash_equals($expected, trim($given)) || $holds;
        }
    }
    if (!$holds) {
        return 'wrong signature';
    }
    return abs($now - (int) $timestamp) > TOLERANCE_SECONDS ? 'signed too long ago' : null;
}

/** Store it by $event['id'], which comes again where an answer was lost; then do what $event['key'] says. */
function take(array $event): void
{
}

// The bytes as they came: json_encode(json_decode(...)) has others.
$body = file_get_contents('php://input');
$reason = verify(
    $body,
    $_SERVER['HTTP_OMISE_SIGNATURE'] ?? '',
    $_SERVER['HTTP_OMISE_SIGNATURE_TIMESTAMP'] ?? '',
    // One secret, or two with a comma between while it is rotated.
    explode(',', (string) getenv('WEBHOOK_SECRET')),
    time(),
);
$event = json_decode($body, true);
if ($reason === null && !is_array($event)) {
    $reason = 'no JSON';
}
if ($reason === null) {
    take($event);
} else {
    error_log("refused: $reason");
}
http_response_code($reason === null ? 200 : 400);
