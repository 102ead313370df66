package okhttp3;

public final class Request {
    public HttpUrl url() {
        return new HttpUrl();
    }

    public Builder newBuilder() {
        return new Builder();
    }

    public static class Builder {
        public Builder url(HttpUrl url) {
            return this;
        }

        public Request build() {
            return new Request();
        }
    }
}
