package co.omise;

public final class Config {
    public Config(String apiVersion, String publicKey, String secretKey) {
    }
}
