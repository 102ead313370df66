package co.omise.requests;

public interface Requester {
}
