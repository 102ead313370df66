package okhttp3;

import java.io.IOException;
import okio.BufferedSink;

/** OkHttp 3's class, which Debian has, with what omise-java calls of OkHttp 5's: {@code Companion.create}. */
public abstract class RequestBody {
    public static final Companion Companion = new Companion();

    public abstract MediaType contentType();

    public long contentLength() throws IOException {
        return -1;
    }

    public abstract void writeTo(BufferedSink sink) throws IOException;

    public static RequestBody create(MediaType type, byte[] content) {
        return Companion.create(content, type);
    }

    public static final class Companion {
        public RequestBody create(byte[] content, MediaType type) {
            return new RequestBody() {
                @Override
                public MediaType contentType() {
                    return type;
                }

                @Override
                public long contentLength() {
                    return content.length;
                }

                @Override
                public void writeTo(BufferedSink sink) throws IOException {
                    sink.write(content);
                }
            };
        }
    }
}
