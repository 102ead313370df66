import co.omise.Client;
import co.omise.Endpoint;
import co.omise.models.*;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Makes every call of the payment method with omise-java, and prints a line of JSON for each. */
public final class App {
    private interface Act {
        boolean holds() throws Exception;
    }

    private static Client client;
    private static Source source;
    private static Charge charge;
    private static Charge other;
    private static Charge later;
    private static Charge hooked;
    private static Refund refund;
    private static Event event;
    private static Transaction transaction;

    private static void check(String call, Act act) {
        String error = null;
        try {
            if (!act.holds()) error = "another answer than expected";
        } catch (Throwable thrown) {
            error = thrown.getClass().getSimpleName() + ": " + thrown.getMessage();
        }
        String end = error == null ? "\"ok\":true}" : "\"ok\":false,\"error\":\"" + quoted(error) + "\"}";
        System.out.println("{\"call\":\"" + call + "\"," + end);
        System.out.flush();
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\s+", " ");
    }

    private static boolean refused(String code, Act act) throws Exception {
        try {
            act.holds();
        } catch (OmiseException refusal) {
            return code.equals(refusal.getCode());
        }
        return false;
    }

    private static Source.CreateRequestBuilder scanned() {
        return new Source.CreateRequestBuilder()
            .type(SourceType.BarcodeAlipay).amount(400000).currency("THB").barcode("1234567890")
            .storeId("BJ_ZZ_001").storeName("Some Store").terminalId("T-1");
    }

    /** The SDK has no inline source: each sale makes one. */
    private static Charge.CreateRequestBuilder sale() throws Exception {
        Source made = client.sendRequest(scanned().build());
        return new Charge.CreateRequestBuilder().amount(400000).currency("THB").source(made.getId());
    }

    private static Charge markPaid(Charge charge) throws Exception {
        return client.sendRequest(new Charge.MarkAsPaidRequestBuilder(charge.getId()).build());
    }

    public static void main(String[] args) throws Exception {
        client = Connect.client(System.getenv("OMISE_PUBLIC_KEY"), System.getenv("OMISE_SECRET_KEY"));

        check("account.retrieve", () -> client.sendRequest(new Account.GetRequestBuilder().build()).getEmail() != null);
        check("account.update", () -> client.sendRequest(
            new Account.UpdateRequestBuilder().zeroInterestInstallments(true).build()).getId() != null);
        check("capability.retrieve", () -> client.sendRequest(new Capability.GetRequestBuilder().build())
            .getPaymentMethods().stream().anyMatch(each -> "barcode_alipay".equals(each.getName())));
        check("balance.retrieve", () -> "THB".equals(client.sendRequest(new Balance.GetRequestBuilder().build()).getCurrency()));
        check("source.create", () -> {
            source = client.sendRequest(scanned().build());
            return source.getFlow() == FlowType.Offline;
        });
        check("source.retrieve", () -> client.sendRequest(
            new Source.GetRequestBuilder(source.getId()).build()).getId().equals(source.getId()));
        check("charge.create", () -> {
            charge = client.sendRequest(new Charge.CreateRequestBuilder().amount(400000).currency("THB").source(source.getId()).build());
            return charge.getStatus() == ChargeStatus.Pending;
        });
        check("charge.retrieve", () -> client.sendRequest(
            new Charge.GetRequestBuilder(charge.getId()).build()).getSource().getId().equals(source.getId()));
        if ("2025-03".equals(System.getenv("SDK_WIRE"))) check("charge.transaction_fees", () -> charge.getTransactionFees().getFeeRate() >= 0);
        check("charge.update", () -> {
            Map<String, Object> line = new HashMap<>();
            line.put("sku", "tea");
            line.put("qty", 2);
            charge = client.sendRequest(new Charge.UpdateRequestBuilder(charge.getId()).description("Table 7")
                .metadata("order", "A-1").metadata("lines", Collections.singletonList(line)).build());
            return "Table 7".equals(charge.getDescription());
        });
        check("charge.mark_as_paid", () -> markPaid(charge).getStatus() == ChargeStatus.Successful);
        check("refund.create", () -> {
            refund = client.sendRequest(new Refund.CreateRequestBuilder(charge.getId()).amount(1000).metadata("reason", "cold").build());
            return refund.getAmount() == 1000;
        });
        check("refund.retrieve", () -> client.sendRequest(
            new Refund.GetRequestBuilder(charge.getId(), refund.getId()).build()).getId().equals(refund.getId()));
        check("refund.list", () -> client.sendRequest(new Refund.ListRequestBuilder(charge.getId()).build()).getTotal() == 1);
        check("charge.create capture", () -> {
            other = client.sendRequest(sale().capture(true).build());
            return other.getStatus() == ChargeStatus.Pending;
        });
        check("refund.create void", () -> {
            markPaid(other);
            return client.sendRequest(new Refund.CreateRequestBuilder(other.getId()).amount(400000).isVoid(true).build()).isVoided();
        });
        check("charge.create expires_at", () -> {
            ZonedDateTime at = ZonedDateTime.now(ZoneOffset.UTC).plusHours(1);
            later = client.sendRequest(sale().expiresAt(at).build());
            return later.getExpiresAt().toInstant().equals(at.truncatedTo(ChronoUnit.SECONDS).toInstant());
        });
        check("charge.expire", () -> client.sendRequest(
            new Charge.ExpireRequestBuilder(later.getId()).build()).getStatus() == ChargeStatus.Expired);
        check("charge.create webhook_endpoints", () -> {
            hooked = client.sendRequest(sale().returnUri("https://shop.example/done")
                .webhookEndpoints(Collections.singletonList("https://127.0.0.1:9/hook")).build());
            return hooked.getStatus() == ChargeStatus.Pending;
        });
        check("charge.mark_as_failed", () -> "failed_processing".equals(client.sendRequest(
            new Charge.MarkAsFailedRequestBuilder(hooked.getId()).build()).getFailureCode()));
        check("charge.list", () -> client.sendRequest(new Charge.ListRequestBuilder().options(
            new ScopedList.Options().limit(2).offset(1).order(Ordering.ReverseChronological)).build())
            .getData().get(0).getId().equals(later.getId()));
        check("charge.list from to", () -> client.sendRequest(new Charge.ListRequestBuilder().options(
            new ScopedList.Options().from(ZonedDateTime.now(ZoneOffset.UTC).minusHours(1)).to(ZonedDateTime.now(ZoneOffset.UTC).plusHours(1)))
            .build()).getTotal() == 4);
        check("charge.search", () -> client.sendRequest(new SearchResult.SearchRequestBuilder<Charge>(
            new SearchResult.Options().scope(SearchScope.Charge).filter("amount", "1000..500000").filter("captured", "true")).build())
            .getTotal() == 2);
        check("event.list", () -> {
            ScopedList<Event> events = client.sendRequest(
                new Event.ListRequestBuilder().options(new ScopedList.Options().limit(5).order(Ordering.ReverseChronological)).build());
            event = events.getData().get(0);
            return events.getData().size() == 5;
        });
        check("event.retrieve", () -> client.sendRequest(
            new Event.GetRequestBuilder(event.getId()).build()).getKey().equals(event.getKey()));
        check("charge.events", () -> client.sendRequest(
            new Charge.ListEventsRequestBuilder(hooked.getId()).build()).getTotal() > 0);
        check("transaction.list", () -> {
            ScopedList<Transaction> list = client.sendRequest(new Transaction.ListRequestBuilder().build());
            transaction = list.getData().get(0);
            return list.getTotal() == 4;
        });
        check("transaction.retrieve", () -> client.sendRequest(
            new Transaction.GetRequestBuilder(transaction.getId()).build()).getId().equals(transaction.getId()));
        check("refusal of an amount", () -> refused("invalid_charge", () -> client.sendRequest(
            new Charge.CreateRequestBuilder().amount(10).currency("THB").source(source.getId()).build()) != null));
        check("refusal of an id", () -> refused("not_found", () -> client.sendRequest(
            new Charge.GetRequestBuilder("chrg_test_5xuy4w91xqz7d1w9u0t").build()) != null));
        System.exit(0);
    }
}
