# Makes every call of the payment method with omise-elixir, and prints a line of JSON for each.

for {name, values} <- Config.Reader.read!(System.fetch_env!("SDK_RECIPE")), {key, value} <- values do
  Application.put_env(name, key, value)
end

Application.put_env(:omise, :secret_key, System.fetch_env!("OMISE_SECRET_KEY"))
Application.put_env(:omise, :public_key, System.fetch_env!("OMISE_PUBLIC_KEY"))
Application.put_env(:omise, :api_version, "2019-05-29")

defmodule App do
  def check(call, act) do
    line =
      try do
        case act.() do
          true -> %{call: call, ok: true}
          other -> %{call: call, ok: false, error: "another answer than expected: #{inspect(other, limit: 5)}"}
        end
      rescue
        error -> %{call: call, ok: false, error: Exception.message(error)}
      end

    {:ok, text} = Jason.encode(line)
    IO.puts(text)
  end

  def keep({:ok, made}, name) do
    Process.put(name, made)
    made
  end

  def keep({:error, refusal}, _name), do: raise("#{refusal.code}: #{refusal.message}")

  def id(name), do: Process.get(name).id

  def scanned do
    [type: "barcode_alipay", amount: 400_000, currency: "THB", barcode: "1234567890", store_id: "BJ_ZZ_001",
     store_name: "Some Store", terminal_id: "T-1"]
  end

  def sale(more), do: [amount: 400_000, currency: "THB"] ++ more

  # Makes a call that the SDK has no function for, by the SDK's own transport.
  def act_on(charge, action) do
    Omise.HTTPClient.request(:post, :secret_key, "charges/#{charge}/#{action}", [], as: %Omise.Charge{})
  end
end

defmodule Calls do
  import App
  alias Omise.{Account, Balance, Capability, Charge, Event, Refund, Source, Transaction}

  def run do
    check("account.retrieve", fn -> keep(Account.retrieve(), :account).object == "account" end)
    check("capability.retrieve", fn -> Enum.any?(keep(Capability.retrieve(), :capability).payment_methods, &(&1.name == "barcode_alipay")) end)
    check("balance.retrieve", fn -> keep(Balance.retrieve(), :balance).currency == "THB" end)
    check("source.create", fn -> keep(Source.create(scanned()), :source).flow == "offline" end)
    check("source.retrieve", fn -> keep(Source.retrieve(id(:source)), :again).id == id(:source) end)
    check("charge.create", fn -> keep(Charge.create(sale(source: id(:source))), :charge).status == "pending" end)
    check("charge.retrieve", fn -> keep(Charge.retrieve(id(:charge)), :again).source.id == id(:source) end)
    check("charge.update", fn ->
      metadata = [order: "A-1", lines: ["tea", "cake"]]
      keep(Charge.update(id(:charge), description: "Table 7", metadata: metadata), :charge).description == "Table 7"
    end)
    check("charge.mark_as_paid", fn -> keep(act_on(id(:charge), "mark_as_paid"), :charge).status == "successful" end)
    check("refund.create", fn -> keep(Charge.refund(id(:charge), amount: 1_000, metadata: [reason: "cold"]), :refund).amount == 1_000 end)
    check("refund.retrieve", fn -> keep(Charge.retrieve_refund(id(:charge), id(:refund)), :again).id == id(:refund) end)
    check("refund.list", fn -> keep(Charge.list_refunds(id(:charge), limit: 5), :refunds).total == 1 end)
    check("refund.list of all", fn -> keep(Refund.list(limit: 5), :refunds).total == 1 end)
    check("charge.create inline", fn -> keep(Charge.create(sale(source: scanned(), capture: true)), :inline).source.type == "barcode_alipay" end)
    check("refund.create void", fn ->
      act_on(id(:inline), "mark_as_paid")
      keep(Charge.refund(id(:inline), amount: 400_000, void: true), :void).voided
    end)
    check("charge.create expires_at", fn ->
      at = DateTime.add(DateTime.utc_now(), 3_600, :second)
      expected = at |> DateTime.truncate(:second) |> DateTime.to_iso8601()
      keep(Charge.create(sale(source: scanned(), expires_at: DateTime.to_iso8601(at))), :later).expires_at == expected
    end)
    check("charge.expire", fn -> keep(act_on(id(:later), "expire"), :later).status == "expired" end)
    check("charge.create webhook_endpoints", fn ->
      more = [webhook_endpoints: ["https://127.0.0.1:9/hook"], return_uri: "https://shop.example/done"]
      keep(Charge.create(sale([source: scanned()] ++ more)), :hooked).status == "pending"
    end)
    check("charge.mark_as_failed", fn -> keep(act_on(id(:hooked), "mark_as_failed"), :hooked).failure_code == "failed_processing" end)
    check("charge.list", fn ->
      list = keep(Charge.list(limit: 2, offset: 1, order: "reverse_chronological"), :list)
      Enum.map(list.data, & &1.id) == [id(:later), id(:inline)]
    end)
    check("charge.list from to", fn ->
      now = DateTime.utc_now()
      window = [from: DateTime.to_iso8601(DateTime.add(now, -3_600, :second)), to: DateTime.to_iso8601(DateTime.add(now, 3_600, :second))]
      keep(Charge.list(window), :list).total == 4
    end)
    check("charge.search", fn ->
      search = [query: id(:charge), filters: [captured: true, amount: "1000..500000"]]
      keep(Charge.search(search), :search).total == 1
    end)
    check("event.list", fn -> length(keep(Event.list(limit: 5), :events).data) == 5 end)
    check("event.retrieve", fn -> keep(Event.retrieve(hd(Process.get(:events).data).id), :event).object == "event" end)
    check("transaction.list", fn -> keep(Transaction.list(), :transactions).total == 4 end)
    check("transaction.retrieve", fn -> keep(Transaction.retrieve(hd(Process.get(:transactions).data).id), :transaction).object == "transaction" end)
    check("refusal of an amount", fn ->
      {:error, refusal} = Charge.create(amount: 10, currency: "THB", source: id(:source))
      refusal.code == "invalid_charge"
    end)
    check("refusal of an id", fn ->
      {:error, refusal} = Charge.retrieve("chrg_test_5xuy4w91xqz7d1w9u0t")
      refusal.code == "not_found"
    end)
  end
end

Calls.run()
