package okhttp3;

public class OkHttpClient {
    public static final class Builder {
        public Builder addInterceptor(Interceptor interceptor) {
            return this;
        }

        public OkHttpClient build() {
            return new OkHttpClient();
        }
    }
}
