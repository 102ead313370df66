/** Made from openapi/ by npm run generate. Do not edit. */
export interface paths {
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process lives */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the store can be used */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Counters in the Prometheus text format, or as OpenMetrics where Accept asks for it */
        get: operations["getMetrics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Empty the account to what it was when new */
        post: operations["resetAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/state": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Everything of the account, as JSON that can be imported
         * @description As one JSON document of up to 32 MB, or with `Accept: application/x-ndjson` line by line, of any size: the first line is `{"format","version"}`, one holds the account, and each other one thing that it has. A larger document is refused with 413. One import or export of an account is done at a time; others wait.
         */
        get: operations["exportState"];
        /**
         * Replace everything of the account by an export
         * @description The clock goes on from what it showed when the export was made. JSON may have up to 32 MB (413 above); `application/x-ndjson` may have any size.
         */
        put: operations["importState"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/snapshots": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The snapshots kept */
        get: operations["listSnapshots"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/snapshots/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep the account as it stands under a name */
        post: operations["saveSnapshot"];
        /** Delete a snapshot */
        delete: operations["deleteSnapshot"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/snapshots/{name}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        get?: never;
        /**
         * Bring the account back to a snapshot
         * @description Its clock goes on from what it showed then. Webhooks being sent are let finish and then forgotten.
         */
        put: operations["restoreSnapshot"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The account's settings */
        get: operations["getAccountSettings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change settings; what is left out stays */
        patch: operations["updateAccountSettings"];
        trace?: never;
    };
    "/__sandbox/methods": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The payment methods of the account's country, with what is particular to each */
        get: operations["listPaymentMethods"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What time it is for the account */
        get: operations["getClockNow"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/freeze": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Stop the clock, now or at a given time */
        post: operations["freezeClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/set": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set the clock; it goes on as it did, running or frozen */
        post: operations["setClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/advance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move the clock on, doing all that falls due on the way in its order */
        post: operations["advanceClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/scale": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the clock run faster or slower than wall time; one that is frozen runs again */
        post: operations["scaleClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/clock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the clock be what it was when the account was new */
        post: operations["resetClock"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a list shows of each charge, newest first */
        get: operations["listChargeSummaries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/charges/{charge}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        /** A charge and what is known of it beside what the imitated API shows */
        get: operations["getChargeDetails"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/charges/{charge}/outcome": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide what the payer of a pending charge does */
        post: operations["setChargeOutcome"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/rules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The rules, in the order in which they are tried */
        get: operations["listRules"];
        put?: never;
        /** Say what payers of the charges that match do */
        post: operations["addRule"];
        /** Take all rules away */
        delete: operations["clearRules"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/rules/{rule}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. */
                rule: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one rule away */
        delete: operations["removeRule"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/phone/codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The codes that payers' phones show, newest first
         * @description Those charged are among them, with their charges, until they run out.
         */
        get: operations["listPhoneCodes"];
        put?: never;
        /**
         * Let a payer's phone show a fresh code
         * @description A charge of it waits for the answer of the person who holds the phone: decide it as any pending charge. A code can
         *     be charged once, within two minutes of the account's clock; a phone shows a new one every minute. At most twenty are
         *     shown: the oldest ends. Where the clock is set back to before a code was shown, it is not good until then. A charge of
         *     a code that was charged before fails with `payment_rejected`, and so does one of another payment method; one of a code
         *     that has ended fails with `payment_expired`.
         */
        post: operations["showPhoneCode"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/phone/codes/{barcode}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code. */
                barcode: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Let a phone show its code no longer
         * @description A charge of it then fails with `payment_expired`. One that was charged stays until it runs out, as it says which charge was made of it: 409.
         */
        delete: operations["hidePhoneCode"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/faults": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The faults, in the order in which they are tried */
        get: operations["listFaults"];
        put?: never;
        /** Let calls or webhooks go wrong */
        post: operations["addFault"];
        /** Take all faults away */
        delete: operations["clearFaults"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/faults/{fault}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fault's id. */
                fault: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take one fault away */
        delete: operations["removeFault"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/requests": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The last requests of the account, newest first
         * @description The last thousand are kept. Reads of the control API are left out.
         */
        get: operations["listRequests"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/timeline/{charge}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        /** One charge's story */
        get: operations["getTimeline"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/timeline/{charge}/markdown": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        /** One charge's story, to paste in a ticket */
        get: operations["getTimelineMarkdown"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What happens to the account from now on, as server-sent events
         * @description Each event's `data` is a `StreamItem` as JSON. A reader that is too slow misses some, and is told how many by an
         *     event of type `missed`.
         */
        get: operations["getStream"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/webhooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the account's events go */
        get: operations["getWebhooks"];
        /** Set where the account's events go; what is left out stays */
        put: operations["updateWebhooks"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/webhooks/rotate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a new webhook secret; both sign until the overlap is over */
        post: operations["rotateSecret"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The webhook log, newest first */
        get: operations["listDeliveries"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/deliveries/{delivery}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a delivery, or of an event, which is then sent to each of its endpoints. */
                delivery: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a webhook again, with the same event id and body and a new timestamp
         * @description Answers when the attempt is over. It counts as none of those that the retry policy plans.
         */
        post: operations["resendDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/deliveries/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send again all webhooks that failed or were dropped, or all, since a time
         * @description At most a thousand, the oldest first; answers when the attempts are over.
         */
        post: operations["recoverDeliveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/inbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What came to the built-in receiver, newest first
         * @description Set `sandbox:inbox` as the webhooks' url to have them come here.
         */
        get: operations["listInbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/listener": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Forward the account's webhooks, as server-sent events
         * @description Set `sandbox:listener` as the webhooks' url to have them come here. Each event's `data` is a `ListenerItem` as JSON. The
         *     listener is connected from the item `connected` on, for as long as this answer goes on.
         *
         *     An item of type `delivery` is one attempt, leased to this listener: send its `body` with its `headers`, and report
         *     what came of it to `POST /__sandbox/listener/{lease}` within `timeout_ms`. What is reported is the attempt's result: the
         *     webhook log, retries and waits see that and no other. A listener has at most 10 leases at a time. Those of a
         *     connection that ends go to another listener; where there is none, the attempts fail.
         *
         *     With filters, webhooks that no listener of the account wants are not sent at all, as with the endpoint's `events`.
         */
        get: operations["openListener"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/listener/{lease}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `lease` of an item of type `delivery`. */
                lease: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Report what came of a webhook that was forwarded
         * @description Refused with 404 where there is no such lease, or no longer: its time ran out, or the connection it was leased to has
         *     ended. Refused with 409 where it was reported already.
         */
        post: operations["reportDelivery"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/doctor/signature": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Which mistake makes a receiver's signature differ */
        post: operations["diagnoseSignature"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/wait": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Answer when a charge has a status (and its webhooks are done) */
        get: operations["waitForCharge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/fidelity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Each imitated behaviour, with how well it is known */
        get: operations["getFidelity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/mcp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * The Model Context Protocol, for coding agents
         * @description Streamable HTTP without sessions: one JSON-RPC message, answered with JSON. A client sends `Accept: application/json,
         *     text/event-stream`. Its tools work on the account of the key unless they are given another.
         */
        post: operations["callMcp"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llms.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the sandbox is and which documents there are, for language models */
        get: operations["getGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/llms-full.txt": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** All documents, one after the other */
        get: operations["getWholeGuide"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/docs/{document}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The document's name, such as `simulate.md`. */
                document: string;
            };
            cookie?: never;
        };
        /** One document */
        get: operations["getDocument"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * This document
         * @description For tools that load a URL. `servers` names the address that it was asked for at.
         */
        get: operations["getControlOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/__sandbox/openapi/omise.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The imitated API's document
         * @description For tools that load a URL. `servers` names the address that it was asked for at.
         */
        get: operations["getOmiseOpenapi"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description Use a UTC time such as 2026-01-01T00:00:00Z. */
        Time: string;
        /** @description Use a whole number and a unit, in quotes: 500ms, 2s, 10m, 24h, 7d. */
        Duration: string;
        NullableTime: string | null;
        /** @enum {string} */
        ChargeStatus: "pending" | "successful" | "failed" | "expired";
        /** @enum {string} */
        FailureCode: "payment_cancelled" | "failed_processing" | "insufficient_balance" | "insufficient_fund" | "payment_rejected" | "payment_expired";
        /**
         * @description A payment method, as `source[type]` names it.
         * @enum {string}
         */
        SourceType: "barcode_alipay" | "alipayplus_upm" | "wechat_pay_upm";
        /**
         * @description It decides the currency, and which payment methods there are.
         * @enum {string}
         */
        Country: "TH" | "SG" | "MY";
        /** @enum {string} */
        Currency: "THB" | "SGD" | "MYR";
        /** @enum {string} */
        EventKey: "charge.create" | "charge.complete" | "charge.expire" | "charge.update" | "refund.create";
        Problem: {
            type: string;
            title: string;
            status: number;
            /** @description What was wrong, with which value. */
            detail: string;
            /** @description What to do. */
            remedy: string;
            charge_status?: components["schemas"]["ChargeStatus"];
            due?: components["schemas"]["DueWork"][];
        };
        DueWork: {
            at: components["schemas"]["Time"];
            /** @enum {string} */
            task: "payer-answers" | "charge-expires" | "webhook-is-sent";
            charge?: string;
            event?: string;
        };
        Fidelity: {
            sections: {
                title: string;
                tests: string[];
                entries: {
                    behaviour: string;
                    /** @enum {string} */
                    confidence: "documented" | "recorded" | "assumed";
                    source: string;
                }[];
            }[];
        };
        McpMessage: {
            /** @enum {string} */
            jsonrpc: "2.0";
        } & {
            [key: string]: unknown;
        };
        Health: {
            /** @constant */
            status: "ok";
            version: string;
            /** @description Since the process started. */
            uptime: string;
        };
        Readiness: {
            /** @constant */
            status: "ready";
        };
        Store: {
            /** @description Use the id of a store, not blank. */
            id: string;
            /** @description Use the name of a store, not blank. */
            name: string;
        };
        NullableStore: components["schemas"]["Store"] | null;
        Outcome: {
            /** @enum {string} */
            outcome: "successful" | "failed" | "expired" | "manual";
            failure_code?: components["schemas"]["FailureCode"];
            after?: components["schemas"]["Duration"];
        };
        NullableOutcome: components["schemas"]["Outcome"] | null;
        /** @description Everything of an account but its journal. Made to be kept and imported, not to be read or written. */
        State: {
            /** @description Of this object. A sandbox reads its own and older ones. */
            format: number;
            /** @description Of the sandbox that made it. */
            version: string;
            /** @description The account in the sandbox's own terms, which may change with any version. */
            data: {
                [key: string]: unknown;
            };
        };
        /** @description An export, unchanged. Formats 1 to 4 had no `data`: what it holds now stood beside `format`. They are read too. */
        ImportedState: {
            format: number;
            version?: string;
            data?: {
                [key: string]: unknown;
            };
        } & {
            [key: string]: unknown;
        };
        /** @description All that is named must be true of a charge; nothing named matches every charge. */
        RuleMatch: {
            source_type?: components["schemas"]["SourceType"];
            store_id?: components["schemas"]["ShortText"];
            terminal_id?: components["schemas"]["ShortText"];
            /** @description In subunits: satang of a baht. */
            amount?: components["schemas"]["WholeSubunits"] | components["schemas"]["AmountRange"];
            barcode?: components["schemas"]["ShortText"];
            /** @description Each name with the value it must have, at most 20. */
            metadata?: {
                [key: string]: string | number | boolean;
            };
            /** @description A part of it. */
            description?: components["schemas"]["ShortText"];
        };
        /** @description Use a text of 1 to 200 characters, in quotes. */
        ShortText: string;
        AmountRange: {
            min?: components["schemas"]["WholeSubunits"];
            max?: components["schemas"]["WholeSubunits"];
        };
        /** @description Use whole subunits, zero or more, with no quotes. */
        WholeSubunits: number;
        RuleRequest: {
            match?: components["schemas"]["RuleMatch"];
            /** @enum {string} */
            outcome: "successful" | "failed" | "expired" | "manual";
            failure_code?: components["schemas"]["FailureCode"];
            after?: components["schemas"]["Duration"];
            times?: components["schemas"]["Times"];
            ttl?: components["schemas"]["Duration"];
            /** @description Use a whole number from 0 to 1000000. Rules are tried from the lowest up, those of the same order as they were made; 100 when left out. */
            order?: number;
        };
        /** @description Use a whole number from 1 to 1000000, or leave it out for no limit. */
        Times: number;
        Rule: {
            id: string;
            match: components["schemas"]["RuleMatch"];
            /** @enum {string} */
            outcome: "successful" | "failed" | "expired" | "manual";
            failure_code?: components["schemas"]["FailureCode"];
            after?: components["schemas"]["Duration"];
            order: number;
            /** @description Null where there is no limit. */
            times_left: number | null;
            expires_at: components["schemas"]["NullableTime"];
            /** @description How many charges it has decided. */
            times_used: number;
        };
        RuleList: {
            data: components["schemas"]["Rule"][];
        };
        /**
         * @description Who decided a charge's outcome. `control`: a call of the control API. `api`: one of the imitated API's own that ends a
         *     charge. `prefer`: the header of the request. `rule`, `phone`, `barcode`: as they say. `account`, `server`: their
         *     defaults.
         * @enum {string}
         */
        OutcomeDecider: "control" | "api" | "prefer" | "rule" | "phone" | "barcode" | "account" | "server";
        ChargeSummary: {
            id: string;
            status: components["schemas"]["ChargeStatus"];
            source_type: components["schemas"]["SourceType"];
            /** @description In subunits of the currency. */
            amount: number;
            currency: components["schemas"]["Currency"];
            /** @description In subunits of the currency. */
            refunded: number;
            failure_code: components["schemas"]["FailureCode"] | null;
            store_id: string | null;
            /** @description The first 200 characters. */
            store_name: string | null;
            terminal_id: string | null;
            /** @description The last four digits of the code. */
            barcode_ending: string;
            /** @description The first 200 characters. */
            description: string | null;
            created_at: components["schemas"]["Time"];
            /** @description When it was paid, failed or expired. */
            ended_at: string | null;
            decided_by: components["schemas"]["OutcomeDecider"];
            /** @description What the payer does: `failed;failure_code=payment_rejected;after=2s`. */
            outcome: string;
        };
        ChargeSummaryList: {
            data: components["schemas"]["ChargeSummary"][];
            total: number;
        };
        OutcomeDecision: {
            at: components["schemas"]["Time"];
            outcome: string;
            decided_by: components["schemas"]["OutcomeDecider"];
            /** @description What made it so. */
            because: string;
            /** @description A rule that nearly decided, and why it did not. */
            near_miss: string | null;
        };
        ChargeDetails: {
            summary: components["schemas"]["ChargeSummary"];
            /** @description The charge, as the imitated API shows it. */
            charge: {
                [key: string]: unknown;
            };
            /** @description What was decided of its outcome, the decision that holds last. */
            decisions: components["schemas"]["OutcomeDecision"][];
        };
        PhoneCode: {
            source_type: components["schemas"]["SourceType"];
            /** @description Digits in the form of the payment method. */
            barcode: string;
            shown_at: components["schemas"]["Time"];
            expires_at: components["schemas"]["Time"];
            /** @description The charge that was made of it; null until then. */
            charge: string | null;
        };
        PhoneCodeRequest: {
            /** @description Whose wallet shows the code; the first payment method of the account when left out. */
            source_type?: components["schemas"]["SourceType"];
        };
        PhoneCodeList: {
            data: components["schemas"]["PhoneCode"][];
        };
        /** @enum {string} */
        FaultType: "latency" | "status" | "rate-limit" | "empty" | "garbage" | "reset-before-commit" | "commit-then-reset" | "commit-then-timeout" | "webhook-first" | "drop" | "duplicate" | "delay" | "reorder" | "corrupt-signature" | "corrupt-body";
        /** @description A duration, always the same, or one drawn anew each time. */
        Delay: components["schemas"]["Duration"] | components["schemas"]["DelayDistribution"];
        DelayDistribution: {
            /** @enum {string} */
            distribution: "uniform" | "lognormal";
            min?: components["schemas"]["Duration"];
            max?: components["schemas"]["Duration"];
            median?: components["schemas"]["Duration"];
            sigma?: number;
        };
        FaultRequest: {
            /** @description Use an operation such as `POST /charges`, `*` for every one, or `webhook`. */
            on: string;
            type: components["schemas"]["FaultType"];
            times?: components["schemas"]["Times"];
            ttl?: components["schemas"]["Duration"];
            /** @description Use a number from 0 to 1; 1 when left out. */
            probability?: number;
            delay?: components["schemas"]["Delay"];
            /** @description Use a status from 400 to 599; 500 when left out. */
            status?: number;
            /** @description The error's code */
            code?: string;
            message?: components["schemas"]["ShortText"];
            retry_after?: components["schemas"]["Duration"];
            events?: components["schemas"]["EventKey"][];
            match?: components["schemas"]["RuleMatch"];
        };
        Fault: {
            id: string;
            on: string;
            type: components["schemas"]["FaultType"];
            probability: number;
            delay?: components["schemas"]["Delay"];
            status?: number;
            code?: string;
            message?: string;
            retry_after?: components["schemas"]["Duration"];
            events?: components["schemas"]["EventKey"][];
            match?: components["schemas"]["RuleMatch"];
            /** @description Null where there is no limit. */
            times_left: number | null;
            expires_at: components["schemas"]["NullableTime"];
            /** @description How often it was used. */
            times_used: number;
        };
        FaultList: {
            data: components["schemas"]["Fault"][];
        };
        InjectedFault: {
            type: components["schemas"]["FaultType"];
            /** @description The fault's id, or the test barcode that asked for it. */
            by: string;
        };
        Request: {
            /** @description Counts the account's requests. */
            id: number;
            at: components["schemas"]["Time"];
            method: string;
            /** @description With its query. */
            path: string;
            /** @description Null where no route was met. */
            operation: string | null;
            /** @enum {string} */
            key: "secret" | "public";
            /** @description Null where a fault let no answer be sent. */
            status: number | null;
            charge: string | null;
            /** @description The answer's X-Sandbox-Outcome. */
            outcome: string | null;
            /** @description What was made to go wrong, and by which fault or barcode. */
            fault: string | null;
            /** @description The answer's X-Sandbox-Hint. */
            hint: string | null;
            /** @description The error's code and message, or the problem's detail. */
            error: string | null;
            /** @description The first 2000 characters of what was sent. */
            body: string | null;
            duration_ms: number;
        };
        RequestList: {
            data: components["schemas"]["Request"][];
            total: number;
        };
        TimelineEntry: {
            at: components["schemas"]["Time"];
            /** @enum {string} */
            kind: "request" | "fault" | "decision" | "transition" | "event" | "delivery" | "due";
            /** @description What happened in words. */
            text: string;
            /** @description Of the request, event or delivery it is about. */
            id?: string;
        };
        Timeline: {
            charge: string;
            status: components["schemas"]["ChargeStatus"];
            /** @description In subunits of the currency. */
            amount: number;
            currency: components["schemas"]["Currency"];
            now: components["schemas"]["Time"];
            entries: components["schemas"]["TimelineEntry"][];
            /** @description There was more than is shown. */
            truncated: boolean;
        };
        StreamItem: components["schemas"]["StreamRequest"] | components["schemas"]["StreamEvent"] | components["schemas"]["StreamDelivery"] | components["schemas"]["StreamReset"] | components["schemas"]["StreamMissed"];
        StreamRequest: {
            /** @constant */
            type: "request";
            request: components["schemas"]["Request"];
        };
        StreamEvent: {
            /** @constant */
            type: "event";
            at: components["schemas"]["Time"];
            id: string;
            key: components["schemas"]["EventKey"];
            /** @description The charge as the imitated API shows it. */
            charge: {
                [key: string]: unknown;
            };
            summary: components["schemas"]["ChargeSummary"];
        };
        StreamDelivery: {
            /** @constant */
            type: "delivery";
            delivery: components["schemas"]["Delivery"];
        };
        StreamReset: {
            /**
             * @description The account was emptied, or replaced by another state.
             * @constant
             */
            type: "reset";
        };
        StreamMissed: {
            /** @constant */
            type: "missed";
            count: number;
        };
        Snapshot: {
            name: string;
            at: components["schemas"]["Time"];
            /** @description How many it holds. */
            charges: number;
        };
        SnapshotList: {
            data: components["schemas"]["Snapshot"][];
        };
        AccountSettings: {
            /** @description The tail that its two keys share. */
            account: string;
            country: components["schemas"]["Country"];
            currency: components["schemas"]["Currency"];
            /** @description The payment methods that are enabled. */
            methods: components["schemas"]["SourceType"][];
            api_version: string;
            default_store: components["schemas"]["NullableStore"];
            default_outcome: components["schemas"]["Outcome"];
            /** @description The time of day, UTC, at which paid charges settle and can no longer be voided. */
            void_cutoff: string;
        };
        AccountSettingsUpdate: {
            /** @description It can be changed while the account has no charges and no sources. */
            country?: components["schemas"]["Country"];
            /** @description The payment methods to enable, of those of the account's country; null enables all of them. */
            methods?: components["schemas"]["SourceType"][] | null;
            /** @enum {string} */
            api_version?: "2019-05-29" | "2017-11-02";
            default_store?: components["schemas"]["NullableStore"];
            default_outcome?: components["schemas"]["NullableOutcome"];
            /** @description Use a time of day in UTC, such as 16:15. */
            void_cutoff?: string;
        };
        PaymentMethod: {
            source_type: components["schemas"]["SourceType"];
            /** @description Whose codes it charges, as people say it. */
            wallet: string;
            enabled: boolean;
            currency: components["schemas"]["Currency"];
            /** @description The least that one charge may be. */
            min: number;
            /** @description The most that one charge may be. */
            max: number;
            /**
             * @description Whether a charge has to name a store, where its account has none of its own; or has no store at all.
             * @enum {string}
             */
            store: "conditional" | "absent";
            time_to_pay: components["schemas"]["Duration"];
            /** @description For how many months after payment a charge can be refunded. */
            refund_months: number;
            /** @description How many refunds one charge can have. */
            max_refunds: number;
            /** @description The time of day, UTC, at which its paid charges settle; the account's own where it has one. */
            void_cutoff: string;
            failure_codes: components["schemas"]["FailureCode"][];
            /** @description The code of a payer who has too little money. */
            shortage: components["schemas"]["FailureCode"];
            /** @description What its codes look like, in words. */
            code_form: string;
        };
        PaymentMethodList: {
            data: components["schemas"]["PaymentMethod"][];
        };
        Clock: {
            now: components["schemas"]["Time"];
            /** @enum {string} */
            mode: "running" | "frozen";
            /** @description How many of its seconds pass in one of wall time; 0 while frozen. */
            scale: number;
        };
        ClockScale: {
            /** @description Use a number from 0.001 to 1000000: 60 lets an hour pass in a minute. */
            factor: number;
        };
        ClockFreeze: {
            at?: components["schemas"]["Time"];
        };
        ClockSet: {
            at: components["schemas"]["Time"];
        };
        ClockAdvance: {
            by: components["schemas"]["Duration"];
        };
        ClockAdvanced: {
            now: components["schemas"]["Time"];
            /** @enum {string} */
            mode: "running" | "frozen";
            /** @description What was done, in order; the first 1000. */
            fired: components["schemas"]["DueWork"][];
            /** @description How much was done. */
            fired_count: number;
        };
        WebhookSettings: {
            url: string | null;
            events: string[];
            retry_policy: components["schemas"]["RetryPolicy"];
            /** @description Base64; null when webhooks are sent unsigned. */
            secret: string | null;
            /** @description Signs too, until rotates_until. */
            previous_secret: string | null;
            rotates_until: components["schemas"]["NullableTime"];
            /** @description Whether the headers of the Standard Webhooks specification are sent too. */
            standard_headers: boolean;
            /** @description The endpoint answered 410 and gets no more, until a url is set. */
            disabled: boolean;
        };
        WebhookSettingsUpdate: {
            /** @description Use an http or https URL, sandbox:inbox, sandbox:listener, or null. */
            url?: string | null;
            events?: ("*" | "charge.create" | "charge.complete" | "charge.expire" | "charge.update" | "refund.create")[];
            retry_policy?: components["schemas"]["RetryPolicy"];
            /** @description Use 12 bytes or more in base64, or null to send webhooks unsigned. */
            secret?: string | null;
            standard_headers?: boolean;
        };
        /**
         * @description When failed webhooks are tried again. `omise`: never. `standard`: after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h, 14 h, 20 h
         *     and 24 h. `fast-ci`: after 100 ms, 500 ms and 2 s. Or waits of your own, on the account's clock.
         */
        RetryPolicy: ("omise" | "standard" | "fast-ci") | components["schemas"]["CustomRetryPolicy"];
        CustomRetryPolicy: {
            /** @description Use at most 20 durations, such as ["1s", "5s"]. */
            waits: components["schemas"]["Duration"][];
            timeout?: components["schemas"]["Duration"];
        };
        SecretRotation: {
            overlap?: components["schemas"]["Duration"];
        };
        Recovery: {
            since?: components["schemas"]["Time"];
            /**
             * @description `failed`, which dropped ones are too, when left out.
             * @enum {string}
             */
            which?: "failed" | "all";
        };
        Resent: {
            data: components["schemas"]["Delivery"][];
        };
        Inbox: {
            /** @constant */
            url: "sandbox:inbox";
            data: components["schemas"]["InboxMessage"][];
            /** @description Among the last thousand deliveries of the account. */
            total: number;
        };
        ListenerItem: components["schemas"]["ListenerConnected"] | components["schemas"]["ListenerDelivery"] | components["schemas"]["ListenerDropped"] | components["schemas"]["ListenerUnsent"] | components["schemas"]["StreamReset"] | components["schemas"]["StreamMissed"];
        ListenerConnected: {
            /** @constant */
            type: "connected";
        };
        ListenerDelivery: {
            /** @constant */
            type: "delivery";
            /** @description What to report the result under. */
            lease: string;
            delivery: string;
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
            /** @enum {string} */
            cause: "schedule" | "resend";
            headers: {
                [key: string]: string;
            };
            /** @description The exact bytes to send. */
            body: string;
            /** @description How long the receiver has to answer. */
            timeout_ms: number;
        };
        /** @description A webhook that a fault lost on purpose. */
        ListenerDropped: {
            /** @constant */
            type: "dropped";
            delivery: string;
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
            /** @description The fault's id or the test barcode. */
            by: string;
        };
        /** @description An event that is sent to no endpoint, such as one that the endpoint's `events` leave out. */
        ListenerUnsent: {
            /** @constant */
            type: "no_endpoint";
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
        };
        ListenerReport: components["schemas"]["ListenerAnswer"] | components["schemas"]["ListenerFailure"];
        ListenerAnswer: {
            /** @description Use the status that the receiver answered. */
            status: number;
            /** @description The receiver's answer; its first 16 kB are kept. */
            body: string;
            /** @description Use the answer's Retry-After header, or leave it out. */
            retry_after?: string;
            duration_ms: components["schemas"]["ReportedDuration"];
        };
        ListenerFailure: {
            /** @description Use a sentence of at most 1000 characters: why no answer came. */
            error: string;
            duration_ms: components["schemas"]["ReportedDuration"];
        };
        /** @description Use the milliseconds from connecting to the end of the answer. An answer after more than timeout_ms counts as none. */
        ReportedDuration: number;
        InboxMessage: {
            at: components["schemas"]["Time"];
            delivery: string;
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
            headers: {
                [key: string]: string;
            };
            /** @description The exact bytes that came. */
            body: string;
            signature: {
                holds: boolean;
                explanation: string;
            };
            /** @description A command that sends it to a receiver of yours. */
            curl: string;
        };
        SignatureCase: {
            /** @description The delivery it is about, whose bytes and headers are then known. */
            delivery?: string;
            /** @description The body as it came, or as the receiver had it when it signed. */
            body?: string;
            headers?: {
                [key: string]: string;
            };
            /** @description What the receiver computed. */
            computed?: string;
            received_at?: components["schemas"]["Time"];
            /** @description Use a number of seconds; 300 when left out. */
            tolerance?: number;
        };
        Diagnosis: {
            /** @enum {string|null} */
            mistake: "undecoded-secret" | "reserialized-body" | "trimmed-body" | "body-encoding" | "missing-timestamp" | "wrong-separator" | "base64-signature" | "upper-case-signature" | "old-secret" | "first-signature-only" | "clock-skew" | "missing-headers" | "changed-body" | "unknown" | null;
            explanation: string;
            remedy: string;
            /** @description What the receiver should have computed. */
            expected: string | null;
        };
        Attempt: {
            at: components["schemas"]["Time"];
            /** @enum {string} */
            cause: "schedule" | "resend";
            request: {
                headers: {
                    [key: string]: string;
                };
                /** @description The exact bytes sent; empty in a stream. */
                body: string;
            };
            response: components["schemas"]["AttemptResponse"] | null;
            /** @description Why no answer came. */
            error: string | null;
            duration_ms: number;
        };
        AttemptResponse: {
            status: number;
            /** @description The first 16 KiB of the answer. */
            body: string;
        };
        Delivery: {
            id: string;
            created_at: components["schemas"]["Time"];
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
            url: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed" | "dropped";
            fault: components["schemas"]["InjectedFault"] | null;
            attempts: components["schemas"]["Attempt"][];
            next_attempt_at: components["schemas"]["NullableTime"];
        };
        DeliveryList: {
            data: components["schemas"]["Delivery"][];
            total: number;
        };
        Waited: {
            /** @description The charge, as the imitated API shows it. */
            charge: {
                [key: string]: unknown;
            };
            deliveries: components["schemas"]["Delivery"][];
        };
    };
    responses: {
        /** @description Refused, with what to do about it. */
        Problem: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
        /** @description The account's clock. */
        Clock: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Clock"];
            };
        };
        /** @description The deliveries as they stand afterwards. */
        Resent: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Resent"];
            };
        };
        /** @description The snapshot. */
        Snapshot: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Snapshot"];
            };
        };
        /** @description The account's settings. */
        AccountSettings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["AccountSettings"];
            };
        };
        /** @description The account's webhook settings. */
        WebhookSettings: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["WebhookSettings"];
            };
        };
    };
    parameters: {
        /** @description The charge's id. */
        Charge: string;
        /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
        SnapshotName: string;
        /** @description How many to pass over. */
        Offset: string;
        /** @description How many to give, at most 100; 20 when left out. */
        Limit: string;
    };
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It does. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It can. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getMetrics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The counters. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                    "application/openmetrics-text": string;
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    resetAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is empty. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    exportState: {
        parameters: {
            query?: {
                /**
                 * @description Leave out what is not for others: the secrets of webhooks and their signatures, all but the last four digits of
                 *     codes, the queries of URLs, and what receivers answered. It can be imported all the same; its webhooks are then unsigned.
                 */
                redact?: "secrets";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account's state. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["State"];
                    "application/x-ndjson": string;
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    importState: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ImportedState"];
                "application/x-ndjson": string;
            };
        };
        responses: {
            /** @description The account is as the export says. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listSnapshots: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SnapshotList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    saveSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Snapshot"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    deleteSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is deleted. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    restoreSnapshot: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description 1 to 64 of a-z, A-Z, 0-9, dot, dash and underscore; not . or .. alone. */
                name: components["parameters"]["SnapshotName"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Snapshot"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getAccountSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["AccountSettings"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    updateAccountSettings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountSettingsUpdate"];
            };
        };
        responses: {
            200: components["responses"]["AccountSettings"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listPaymentMethods: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, those that are not enabled included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PaymentMethodList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getClockNow: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    freezeClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ClockFreeze"];
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockSet"];
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    advanceClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockAdvance"];
            };
        };
        responses: {
            /** @description The work is done. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ClockAdvanced"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    scaleClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClockScale"];
            };
        };
        responses: {
            200: components["responses"]["Clock"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    resetClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listChargeSummaries: {
        parameters: {
            query?: {
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many at most, up to 1000; 20 when left out. */
                limit?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChargeSummaryList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getChargeDetails: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The charge. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChargeDetails"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    setChargeOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Outcome"];
            };
        };
        responses: {
            /** @description The charge, as the imitated API shows it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, those used up included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RuleList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    addRule: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RuleRequest"];
            };
        };
        responses: {
            /** @description The rule. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Rule"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    clearRules: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    removeRule: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The rule's id. */
                rule: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listPhoneCodes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCodeList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    showPhoneCode: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["PhoneCodeRequest"];
            };
        };
        responses: {
            /** @description The code. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PhoneCode"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    hidePhoneCode: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The code. */
                barcode: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All of them, those used up included. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["FaultList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    addFault: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["FaultRequest"];
            };
        };
        responses: {
            /** @description The fault. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fault"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    clearFaults: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description There are none. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    removeFault: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The fault's id. */
                fault: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It is gone. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listRequests: {
        parameters: {
            query?: {
                /** @description Only those about this charge. */
                charge?: string;
                /** @description Only those made with this kind of key. */
                key?: "secret" | "public";
                /** @description Only those answered with this status, or kind of status; none where no answer was sent. */
                status?: string;
                /** @description Only those made at this time of the account's clock or later. */
                from?: components["schemas"]["Time"];
                /** @description Only those made before this time. */
                until?: components["schemas"]["Time"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give, at most 100; 20 when left out. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the journal. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RequestList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getTimeline: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Requests, decisions, transitions, events, deliveries and faults, in order. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Timeline"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getTimelineMarkdown: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["Charge"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The same as a Markdown table. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getStream: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Goes on until one side ends it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["StreamItem"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["WebhookSettings"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    updateWebhooks: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["WebhookSettingsUpdate"];
            };
        };
        responses: {
            200: components["responses"]["WebhookSettings"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    rotateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["SecretRotation"];
            };
        };
        responses: {
            200: components["responses"]["WebhookSettings"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only this charge's. */
                charge?: string;
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give, at most 100; 20 when left out. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of the log. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DeliveryList"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    resendDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The id of a delivery, or of an event, which is then sent to each of its endpoints. */
                delivery: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Resent"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    recoverDeliveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["Recovery"];
            };
        };
        responses: {
            200: components["responses"]["Resent"];
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    listInbox: {
        parameters: {
            query?: {
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give, at most 100; 20 when left out. */
                limit?: components["parameters"]["Limit"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Inbox"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    openListener: {
        parameters: {
            query?: {
                /** @description Use keys of events, such as charge.create,charge.complete; all when left out. */
                events?: string;
                /** @description Only this charge's. */
                charge?: string;
                /** @description Only of charges that had this status when the event happened. */
                status?: components["schemas"]["ChargeStatus"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Goes on until one side ends it. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": components["schemas"]["ListenerItem"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    reportDelivery: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The `lease` of an item of type `delivery`. */
                lease: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ListenerReport"];
            };
        };
        responses: {
            /** @description It is the attempt's result. */
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    diagnoseSignature: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignatureCase"];
            };
        };
        responses: {
            /** @description The mistake, if there is one. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnosis"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    waitForCharge: {
        parameters: {
            query: {
                /** @description The charge's id. */
                charge: string;
                /** @description The status to wait for; any final one when left out. */
                status?: components["schemas"]["ChargeStatus"];
                /** @description Also wait until no delivery of the charge is due or being sent. */
                deliveries?: "settled";
                /** @description How long to wait in wall time, at most 10m; 5s when left out. */
                timeout?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description It has come true. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waited"];
                };
            };
            /** @description It has not come true in time; the problem names what is still due, and when. */
            408: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getFidelity: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The ledger, by section. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Fidelity"];
                };
            };
            "4XX": components["responses"]["Problem"];
        };
    };
    callMcp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["McpMessage"];
            };
        };
        responses: {
            /** @description The answer to the message. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["McpMessage"];
                };
            };
            /** @description The message was a notification; there is no answer. */
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getGuide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Markdown, with a link to each document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getWholeGuide: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Markdown, with a link to each document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getDocument: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The document's name, such as `simulate.md`. */
                document: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Markdown, with a link to each document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/markdown": string;
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getControlOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
    getOmiseOpenapi: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The document. */
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            503: components["responses"]["Problem"];
            "4XX": components["responses"]["Problem"];
        };
    };
}
