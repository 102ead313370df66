package co.omise.requests;

public class RequesterImpl implements Requester {
    public RequesterImpl(okhttp3.OkHttpClient client, co.omise.Serializer serializer) {
    }
}
