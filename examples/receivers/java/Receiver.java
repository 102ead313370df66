import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A receiver of webhooks with the JDK (17 or later). Copy verify; your framework brings the rest. */
public class Receiver {
    static final long TOLERANCE_SECONDS = 300;
    /** One secret, or two with a comma between while it is rotated. */
    static final String[] SECRETS = System.getenv("WEBHOOK_SECRET").split(",");

    /** Says why the body, as it came, is not to be trusted; null where it was signed with a secret of ours, and lately. */
    static String verify(byte[] body, String signatures, String timestamp, long now) throws GeneralSecurityException {
        if (signatures == null || timestamp == null || !timestamp.matches("[0-9]{1,15}")) return "no signature or timestamp";
        boolean holds = false;
        for (String secret : SECRETS) {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret), "HmacSHA256"));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            byte[] expected = HexFormat.of().formatHex(mac.doFinal(body)).getBytes(StandardCharsets.UTF_8);
            for (String given : signatures.split(",")) {
                // Compared in constant time, and every pair of them.
                holds |= MessageDigest.isEqual(expected, given.trim().getBytes(StandardCharsets.UTF_8));
            }
        }
        if (!holds) return "wrong signature";
        return Math.abs(now - Long.parseLong(timestamp)) > TOLERANCE_SECONDS ? "signed too long ago" : null;
    }

    /** The JDK reads no JSON: use the library that you have. This finds the names that an event always has. */
    static final Pattern EVENT =
            Pattern.compile("\\A\\s*\\{\\s*\"object\":\\s*\"event\".*\"key\":\\s*\"[a-z_.]+\".*\\}\\s*\\z", Pattern.DOTALL);

    /** Store it by its id, which comes again where an answer was lost; then do what its key says. */
    static void take(String event) {}

    static void answer(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        String reason;
        try {
            var headers = exchange.getRequestHeaders();
            String signatures = headers.getFirst("Omise-Signature");
            String timestamp = headers.getFirst("Omise-Signature-Timestamp");
            reason = verify(body, signatures, timestamp, System.currentTimeMillis() / 1000);
        } catch (GeneralSecurityException error) {
            throw new IOException(error);
        }
        String event = new String(body, StandardCharsets.UTF_8);
        if (reason == null && !EVENT.matcher(event).matches()) reason = "no event";
        if (reason == null) take(event);
        else System.err.println("refused: " + reason);
        exchange.sendResponseHeaders(reason == null ? 200 : 400, -1);
        exchange.close();
    }

    public static void main(String[] args) throws IOException {
        String port = System.getenv().getOrDefault("PORT", "3000");
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(port)), 0);
        server.createContext("/hook", Receiver::answer);
        server.setExecutor(Executors.newCachedThreadPool());
        server.start();
        System.out.println("listening at http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
    }
}
