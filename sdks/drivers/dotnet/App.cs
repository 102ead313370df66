using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Omise;
using Omise.Models;

/// <summary>Makes every call of the payment method with omise-dotnet, and prints a line of JSON for each.</summary>
public static class App
{
    static async Task Check(string call, Func<Task<bool>> act)
    {
        string error = null;
        try
        {
            if (!await act()) error = "another answer than expected";
        }
        catch (Exception thrown)
        {
            error = thrown.GetType().Name + ": " + thrown.Message;
        }
        var end = error == null ? "\"ok\":true}" : "\"ok\":false,\"error\":\"" + Quoted(error) + "\"}";
        Console.WriteLine("{\"call\":\"" + call + "\"," + end);
    }

    static string Quoted(string text)
    {
        return text.Replace("\\", "\\\\").Replace("\"", "\\\"").Replace("\r", " ").Replace("\n", " ");
    }

    static async Task<bool> Refused(string code, Func<Task> act)
    {
        try
        {
            await act();
        }
        catch (OmiseError refusal)
        {
            return refusal.Code == code;
        }
        return false;
    }

    static CreatePaymentSourceRequest Scanned()
    {
        return new CreatePaymentSourceRequest
        {
            Type = OffsiteTypes.BarcodeAlipay, Amount = 400000, Currency = "THB", Barcode = "1234567890",
            StoreId = "BJ_ZZ_001", StoreName = "Some Store", TerminalId = "T-1",
        };
    }

    public static int Main()
    {
        var secretKey = Environment.GetEnvironmentVariable("OMISE_SECRET_KEY");
        var publicKey = Environment.GetEnvironmentVariable("OMISE_PUBLIC_KEY");
        Calls(SandboxClient.Create(publicKey, secretKey)).GetAwaiter().GetResult();
        return 0;
    }

    static async Task Calls(Client client)
    {
        PaymentSource source = null;
        Charge charge = null, other = null, later = null, hooked = null;
        Refund refund = null;
        Event happened = null;
        Transaction transaction = null;
        Func<CreateChargeRequest, Task<Charge>> sell = async request =>
        {
            request.Amount = 400000;
            request.Currency = "THB";
            request.Source = request.Source ?? await client.Sources.Create(Scanned());
            return await client.Charges.Create(request);
        };
        // Makes a call that the SDK has no method for, by the SDK's own transport.
        Func<Charge, string, Task<Charge>> mark = (marked, state) =>
            client.Requester.Request<Charge>(Endpoint.Api, "POST", "/charges/" + marked.Id + "/mark_as_" + state);

        await Check("account.retrieve", async () => (await client.Account.Get()).Id != null);
        await Check("capability.retrieve", async () => await client.Capability.Get() != null);
        await Check("balance.retrieve", async () => (await client.Balance.Get()).Currency == "THB");
        await Check("source.create", async () => (source = await client.Sources.Create(Scanned())).Flow == FlowTypes.Offline);
        await Check("source.retrieve", async () => (await client.Sources.Get(source.Id)).Id == source.Id);
        await Check("charge.create", async () => (charge = await sell(new CreateChargeRequest { Source = source })).Status == ChargeStatus.Pending);
        await Check("charge.retrieve", async () => (await client.Charges.Get(charge.Id)).Source.Id == source.Id);
        await Check("charge.update", async () =>
        {
            var metadata = new Dictionary<string, object> { { "order", "A-1" }, { "lines", new[] { "tea", "cake" } } };
            charge = await client.Charges.Update(charge.Id, new UpdateChargeRequest { Description = "Table 7", Metadata = metadata });
            return charge.Description == "Table 7";
        });
        await Check("charge.mark_as_paid", async () => (await mark(charge, "paid")).Paid);
        await Check("refund.create", async () =>
        {
            var metadata = new Dictionary<string, object> { { "reason", "cold" } };
            refund = await client.Charge(charge.Id).Refunds.Create(new CreateRefundRequest { Amount = 1000, Metadata = metadata });
            return refund.Amount == 1000;
        });
        await Check("refund.retrieve", async () => (await client.Charge(charge.Id).Refunds.Get(refund.Id)).Id == refund.Id);
        await Check("refund.list", async () => (await client.Charge(charge.Id).Refunds.GetList(limit: 5)).Total == 1);
        await Check("charge.create capture", async () => (other = await sell(new CreateChargeRequest { Capture = true })).Status == ChargeStatus.Pending);
        await Check("refund.create void", async () =>
        {
            await mark(other, "paid");
            return (await client.Charge(other.Id).Refunds.Create(new CreateRefundRequest { Amount = 400000, Void = true })).Amount == 400000;
        });
        await Check("charge.create expires_at", async () =>
        {
            var at = DateTime.UtcNow.AddHours(1);
            later = await sell(new CreateChargeRequest { ExpiresAt = at });
            return Math.Abs((later.ExpiresAt.ToUniversalTime() - at).TotalSeconds) < 1;
        });
        await Check("charge.expire", async () => (await client.Charges.Expire(later.Id)).Expired);
        await Check("charge.create webhook_endpoints", async () =>
        {
            hooked = await sell(new CreateChargeRequest { WebhookEndpoints = new[] { "https://127.0.0.1:9/hook" }, ReturnUri = "https://shop.example/done" });
            return hooked.Status == ChargeStatus.Pending;
        });
        await Check("charge.mark_as_failed", async () => (await mark(hooked, "failed")).FailureCode == "failed_processing");
        await Check("charge.list", async () =>
            (await client.Charges.GetList(limit: 2, offset: 1, order: Ordering.ReverseChronological)).First().Id == later.Id);
        await Check("charge.list from to", async () =>
            (await client.Charges.GetList(from: DateTime.UtcNow.AddHours(-1), to: DateTime.UtcNow.AddHours(1))).Total == 4);
        await Check("charge.search", async () =>
        {
            var filters = new Dictionary<string, string> { { "amount", "1000..500000" }, { "captured", "true" } };
            return (await client.Charges.Search(filters: filters, order: Ordering.Chronological)).Total == 2;
        });
        await Check("event.list", async () =>
        {
            var events = await client.Events.GetList(limit: 5);
            happened = events.First();
            return events.Count() == 5;
        });
        await Check("event.retrieve", async () => (await client.Events.Get(happened.Id)).Key == happened.Key);
        await Check("transaction.list", async () =>
        {
            var list = await client.Transactions.GetList();
            transaction = list.First();
            return list.Total == 4;
        });
        await Check("transaction.retrieve", async () => (await client.Transactions.Get(transaction.Id)).Id == transaction.Id);
        await Check("refusal of an amount", () => Refused("invalid_charge",
            () => client.Charges.Create(new CreateChargeRequest { Amount = 10, Currency = "THB", Source = source })));
        await Check("refusal of an id", () => Refused("not_found", () => client.Charges.Get("chrg_test_5xuy4w91xqz7d1w9u0t")));
    }
}
