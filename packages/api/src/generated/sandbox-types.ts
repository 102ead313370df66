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
        /** Counters in the Prometheus text format */
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
    "/__sandbox/clock": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What time it is for the account */
        get: operations["getClock"];
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
    "/__sandbox/clock/reset": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the clock be the wall clock again */
        post: operations["resetClock"];
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
                charge: string;
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Decide what the payer of a pending charge does */
        post: operations["decideChargeOutcome"];
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
    "/__sandbox/openapi.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** This document */
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
        /** The imitated API's document */
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
        /** @description A UTC time such as 2026-01-01T00:00:00Z. */
        Time: string;
        /** @description A whole number and a unit: 500ms, 2s, 10m, 24h, 7d. */
        Duration: string;
        NullableTime: string | null;
        /** @enum {string} */
        ChargeStatus: "pending" | "successful" | "failed" | "expired";
        /** @enum {string} */
        FailureCode: "payment_cancelled" | "failed_processing" | "insufficient_balance" | "payment_rejected" | "payment_expired";
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
        AccountSettings: {
            /** @description The tail that its two keys share. */
            account: string;
            api_version: string;
            default_store: components["schemas"]["NullableStore"];
            default_outcome: components["schemas"]["Outcome"];
            /** @description The time of day, UTC, at which paid charges settle and can no longer be voided. */
            void_cutoff: string;
        };
        AccountSettingsUpdate: {
            /** @enum {string} */
            api_version?: "2019-05-29" | "2017-11-02";
            default_store?: components["schemas"]["NullableStore"];
            default_outcome?: components["schemas"]["NullableOutcome"];
            /** @description Use a time of day in UTC, such as 16:15. */
            void_cutoff?: string;
        };
        Clock: {
            now: components["schemas"]["Time"];
            /** @enum {string} */
            mode: "running" | "frozen";
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
            /** @enum {string} */
            profile: "omise";
            /** @description Base64; null when webhooks are sent unsigned. */
            secret: string | null;
        };
        WebhookSettingsUpdate: {
            url?: string | null;
            events?: ("*" | "charge.create" | "charge.complete" | "charge.expire" | "charge.update" | "refund.create")[];
            /** @enum {string} */
            profile?: "omise";
            /** @description Use 12 bytes or more in base64, or null to send webhooks unsigned. */
            secret?: string | null;
        };
        Attempt: {
            at: components["schemas"]["Time"];
            request: {
                headers: {
                    [key: string]: string;
                };
                /** @description The exact bytes sent. */
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
            event: string;
            key: components["schemas"]["EventKey"];
            charge: string;
            url: string;
            /** @enum {string} */
            state: "pending" | "delivered" | "failed";
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
    parameters: never;
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
            "4XX": components["responses"]["Problem"];
        };
    };
    getClock: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Clock"];
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
            "4XX": components["responses"]["Problem"];
        };
    };
    decideChargeOutcome: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: string;
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
            "4XX": components["responses"]["Problem"];
        };
    };
    listDeliveries: {
        parameters: {
            query?: {
                /** @description Only this charge's. */
                charge?: string;
                /** @description How many to pass over. */
                offset?: string;
                /** @description How many to give, at most 100; 20 when left out. */
                limit?: string;
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
            "4XX": components["responses"]["Problem"];
        };
    };
}
