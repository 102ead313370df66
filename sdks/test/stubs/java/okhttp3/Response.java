package okhttp3;

public final class Response {
}
