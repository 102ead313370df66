package okhttp3;

/** What docs/sdks.md uses of OkHttp, without what it does. */
public final class HttpUrl {
    public Builder newBuilder() {
        return new Builder();
    }

    public static final class Builder {
        public Builder scheme(String scheme) {
            return this;
        }

        public Builder host(String host) {
            return this;
        }

        public Builder port(int port) {
            return this;
        }

        public HttpUrl build() {
            return new HttpUrl();
        }
    }
}
