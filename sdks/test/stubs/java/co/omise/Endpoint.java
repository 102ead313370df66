package co.omise;

public abstract class Endpoint {
    public static final String API_VERSION = "2019-05-29";
}
