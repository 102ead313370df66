package co.omise;

/** What docs/sdks.md uses of omise-java 5.3.0, without what it does. */
public class Client {
    public Client(co.omise.requests.Requester requester) {
    }
}
