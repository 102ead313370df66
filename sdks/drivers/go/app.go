// Makes every call of the payment method with omise-go, and prints a line of JSON for each.
package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"time"

	"github.com/omise/omise-go"
	"github.com/omise/omise-go/internal"
	"github.com/omise/omise-go/operations"
)

type line struct {
	Call  string `json:"call"`
	OK    bool   `json:"ok"`
	Error string `json:"error,omitempty"`
}

var errOther = errors.New("another answer than expected")

func check(call string, act func() error) {
	answer := line{Call: call, OK: true}
	if err := act(); err != nil {
		answer = line{Call: call, Error: err.Error()}
	}
	text, _ := json.Marshal(answer)
	fmt.Println(string(text))
}

func expect(holds bool) error {
	if holds {
		return nil
	}
	return errOther
}

func refused(err error, code string) error {
	var refusal *omise.Error
	return expect(errors.As(err, &refusal) && refusal.Code == code)
}

func source() *operations.CreateSource {
	return &operations.CreateSource{
		Type: "barcode_alipay", Amount: 400000, Currency: "THB", Barcode: "1234567890",
		StoreID: "BJ_ZZ_001", StoreName: "Some Store", TerminalID: "T-1",
	}
}

func main() {
	client, err := sandboxClient(os.Getenv("OMISE_PUBLIC_KEY"), os.Getenv("OMISE_SECRET_KEY"))
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	scanned, charge, other, later, hooked := &omise.Source{}, &omise.Charge{}, &omise.Charge{}, &omise.Charge{}, &omise.Charge{}
	refund, event, transaction := &omise.Refund{}, &omise.Event{}, &omise.Transaction{}

	// Makes a call that the SDK has no operation for, by the SDK's own transport.
	mark := func(charge *omise.Charge, state string) error {
		path := "/charges/" + charge.ID + "/mark_as_" + state
		return client.Do(charge, &internal.Description{Endpoint: "https://api.omise.co", Method: "POST", Path: path, ContentType: "application/json"})
	}
	// The SDK has no inline source: each sale makes one.
	sell := func(charge *omise.Charge, create *operations.CreateCharge) error {
		made := &omise.Source{}
		if err := client.Do(made, source()); err != nil {
			return err
		}
		create.Amount, create.Currency, create.Source = 400000, "THB", made.ID
		return client.Do(charge, create)
	}

	check("account.retrieve", func() error {
		account := &omise.Account{}
		err := client.Do(account, &operations.RetrieveAccount{})
		if err != nil {
			return err
		}
		return expect(account.ID != "")
	})
	check("capability.retrieve", func() error {
		capability := &omise.Capability{}
		return client.Do(capability, &operations.RetrieveCapability{})
	})
	check("balance.retrieve", func() error {
		balance := &omise.Balance{}
		err := client.Do(balance, &operations.RetrieveBalance{})
		if err != nil {
			return err
		}
		return expect(balance.Currency == "THB")
	})
	check("source.create", func() error {
		if err := client.Do(scanned, source()); err != nil {
			return err
		}
		return expect(scanned.Flow == "offline")
	})
	check("source.retrieve", func() error {
		return client.Do(&omise.Source{}, &operations.RetrieveSource{SourceID: scanned.ID})
	})
	check("charge.create", func() error {
		create := &operations.CreateCharge{Amount: 400000, Currency: "THB", Source: scanned.ID}
		if err := client.Do(charge, create); err != nil {
			return err
		}
		return expect(charge.Status == omise.ChargePending)
	})
	check("charge.retrieve", func() error {
		again := &omise.Charge{}
		if err := client.Do(again, &operations.RetrieveCharge{ChargeID: charge.ID}); err != nil {
			return err
		}
		return expect(again.Source.ID == scanned.ID)
	})
	check("charge.update", func() error {
		metadata := map[string]interface{}{"order": "A-1", "lines": []interface{}{map[string]interface{}{"sku": "tea", "qty": 2}}}
		update := &operations.UpdateCharge{ChargeID: charge.ID, Description: "Table 7", Metadata: metadata}
		if err := client.Do(charge, update); err != nil {
			return err
		}
		return expect(charge.Description != nil && *charge.Description == "Table 7")
	})
	check("charge.mark_as_paid", func() error {
		if err := mark(charge, "paid"); err != nil {
			return err
		}
		return expect(charge.Paid && charge.Transaction != "")
	})
	check("refund.create", func() error {
		create := &operations.CreateRefund{ChargeID: charge.ID, Amount: 1000, Metadata: map[string]interface{}{"reason": "cold"}}
		if err := client.Do(refund, create); err != nil {
			return err
		}
		return expect(refund.Amount == 1000)
	})
	check("refund.retrieve", func() error {
		return client.Do(&omise.Refund{}, &operations.RetrieveRefund{ChargeID: charge.ID, RefundID: refund.ID})
	})
	check("refund.list", func() error {
		list := &omise.RefundList{}
		if err := client.Do(list, &operations.ListRefunds{ChargeID: charge.ID}); err != nil {
			return err
		}
		return expect(list.Total == 1 && list.Data[0].ID == refund.ID)
	})
	check("refund.create void", func() error {
		if err := sell(other, &operations.CreateCharge{}); err != nil {
			return err
		}
		if err := mark(other, "paid"); err != nil {
			return err
		}
		return client.Do(&omise.Refund{}, &operations.CreateRefund{ChargeID: other.ID, Amount: 400000, Void: true})
	})
	check("charge.create expires_at", func() error {
		at := time.Now().UTC().Add(time.Hour)
		if err := sell(later, &operations.CreateCharge{ExpiresAt: &at}); err != nil {
			return err
		}
		return expect(later.ExpiresAt.Equal(at.Truncate(time.Second)))
	})
	check("charge.expire", func() error {
		path := "/charges/" + later.ID + "/expire"
		err := client.Do(later, &internal.Description{Endpoint: "https://api.omise.co", Method: "POST", Path: path, ContentType: "application/json"})
		if err != nil {
			return err
		}
		return expect(later.Status == "expired")
	})
	check("charge.create webhook_endpoints", func() error {
		create := &operations.CreateCharge{WebhookEndpoints: []string{"https://127.0.0.1:9/hook"}, ReturnURI: "https://shop.example/done"}
		if err := sell(hooked, create); err != nil {
			return err
		}
		return expect(hooked.Status == omise.ChargePending)
	})
	check("charge.mark_as_failed", func() error {
		if err := mark(hooked, "failed"); err != nil {
			return err
		}
		return expect(hooked.FailureCode != nil && *hooked.FailureCode == "failed_processing")
	})
	check("charge.list", func() error {
		list := &omise.ChargeList{}
		page := operations.List{Limit: 2, Offset: 1, Order: omise.ReverseChronological}
		if err := client.Do(list, &operations.ListCharges{List: page}); err != nil {
			return err
		}
		return expect(len(list.Data) == 2 && list.Data[0].ID == later.ID)
	})
	check("charge.list from to", func() error {
		list := &omise.ChargeList{}
		window := operations.List{From: time.Now().Add(-time.Hour), To: time.Now().Add(time.Hour)}
		if err := client.Do(list, &operations.ListCharges{List: window}); err != nil {
			return err
		}
		return expect(list.Total == 4)
	})
	check("charge.search", func() error {
		result := &omise.ChargeSearchResult{}
		search := &operations.Search{Scope: omise.ChargeScope, Filters: map[string]string{"amount": "1000..500000", "captured": "true"}, Order: omise.Chronological}
		if err := client.Do(result, search); err != nil {
			return err
		}
		return expect(result.Total == 2)
	})
	check("event.list", func() error {
		list := &omise.EventList{}
		if err := client.Do(list, &operations.ListEvents{List: operations.List{Limit: 5}}); err != nil {
			return err
		}
		*event = *list.Data[0]
		return expect(len(list.Data) == 5)
	})
	check("event.retrieve", func() error {
		again := &omise.Event{}
		if err := client.Do(again, &operations.RetrieveEvent{EventID: event.ID}); err != nil {
			return err
		}
		return expect(again.Key == event.Key)
	})
	check("transaction.list", func() error {
		list := &omise.TransactionList{}
		if err := client.Do(list, &operations.ListTransactions{}); err != nil {
			return err
		}
		*transaction = *list.Data[0]
		return expect(list.Total == 4)
	})
	check("transaction.retrieve", func() error {
		return client.Do(&omise.Transaction{}, &operations.RetrieveTransaction{TransactionID: transaction.ID})
	})
	check("refusal of an amount", func() error {
		create := &operations.CreateCharge{Amount: 10, Currency: "THB", Source: scanned.ID}
		return refused(client.Do(&omise.Charge{}, create), "invalid_charge")
	})
	check("refusal of an id", func() error {
		return refused(client.Do(&omise.Charge{}, &operations.RetrieveCharge{ChargeID: "chrg_test_5xuy4w91xqz7d1w9u0t"}), "not_found")
	})
}
