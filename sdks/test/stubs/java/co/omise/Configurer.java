package co.omise;

import okhttp3.Request;

public final class Configurer {
    public static Request configure(Config config, Request request) {
        return request;
    }
}
