// A receiver of webhooks with Go's standard library. Copy verify; your framework brings the rest.
package main

import (
	"crypto/hmac"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"strconv"
	"strings"
	"time"
)

const tolerance = 300 * time.Second

// verify says why the body, as it came, is not to be trusted; nil where it was signed with a secret of ours, and lately.
func verify(body []byte, header http.Header, secrets [][]byte, now time.Time) error {
	timestamp := header.Get("Omise-Signature-Timestamp")
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return errors.New("no timestamp")
	}
	holds := false
	for _, secret := range secrets {
		mac := hmac.New(sha256.New, secret)
		fmt.Fprintf(mac, "%s.%s", timestamp, body)
		for _, text := range strings.Split(header.Get("Omise-Signature"), ",") {
			given, _ := hex.DecodeString(strings.TrimSpace(text))
			// Compared in constant time, and every pair of them.
			holds = hmac.Equal(mac.Sum(nil), given) || holds
		}
	}
	if !holds {
		return errors.New("wrong signature")
	}
	if age := now.Sub(time.Unix(seconds, 0)); age > tolerance || age < -tolerance {
		return errors.New("signed too long ago")
	}
	return nil
}

type event struct {
	ID  string `json:"id"`
	Key string `json:"key"`
}

// take stores it by its ID, which comes again where an answer was lost; then does what its Key says.
func take(event) {}

func main() {
	var secrets [][]byte
	// One secret, or two with a comma between while it is rotated.
	for _, text := range strings.Split(os.Getenv("WEBHOOK_SECRET"), ",") {
		secret, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(secret) == 0 {
			log.Fatal("WEBHOOK_SECRET is no base64.")
		}
		secrets = append(secrets, secret)
	}
	http.HandleFunc("/hook", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 1<<20))
		if err == nil {
			err = verify(body, r.Header, secrets, time.Now())
		}
		var received event
		if err == nil {
			err = json.Unmarshal(body, &received)
		}
		if err != nil {
			log.Printf("refused: %v", err)
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		take(received)
	})
	port := os.Getenv("PORT")
	if port == "" {
		port = "3000"
	}
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf("listening at http://%s/hook\n", listener.Addr())
	log.Fatal(http.Serve(listener, nil))
}
