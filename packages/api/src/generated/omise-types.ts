/** Made from openapi/ by npm run generate. Do not edit. */
export interface paths {
    "/charges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List charges */
        get: operations["listCharges"];
        put?: never;
        /**
         * Charge a scanned code
         * @description Answers a pending charge at once; the payer's answer comes later, by webhook. Give the scanned code as
         *     `source[...]`, or a source made before, by its id or as an object with its `id` (it is charged once, with its own amount).
         */
        post: operations["createCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search charges */
        get: operations["searchCharges"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listChargeSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        /** Retrieve a charge */
        get: operations["getCharge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change a charge's description or metadata */
        patch: operations["updateCharge"];
        trace?: never;
    };
    "/charges/{charge}/expire": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Cancel a pending charge by letting it expire now */
        post: operations["expireCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/mark_as_paid": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let the payer of a pending test charge pay now */
        post: operations["markChargeAsPaid"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/mark_as_failed": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a pending test charge fail now
         * @description Fails with `failed_processing`. A `failure_code` in the body picks another; that is an extension of this sandbox.
         */
        post: operations["markChargeAsFailed"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        /** List a charge's refunds */
        get: operations["listChargeRefunds"];
        put?: never;
        /** Refund a paid charge, in whole or in part */
        post: operations["createRefund"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/refunds/{refund}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
                /** @description The refund's id. */
                refund: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        /** Retrieve a refund */
        get: operations["getRefund"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/events": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        /** List the events of one charge */
        get: operations["listChargeEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a scanned code to charge it later */
        post: operations["createSource"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/sources/{source}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. */
                source: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        /** Retrieve a source */
        get: operations["getSource"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List events */
        get: operations["listEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/events/{event}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event's id. */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        /** Retrieve an event */
        get: operations["getEvent"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/account": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Retrieve the account */
        get: operations["getAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change where webhooks go, or whether instalments are free of interest */
        patch: operations["updateAccount"];
        trace?: never;
    };
    "/account/api_versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The API versions that the account can be served in */
        get: operations["listApiVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/capability": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account can be paid with */
        get: operations["getCapability"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/capture": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Always refused, since a scanned payment is captured as it is paid */
        post: operations["captureCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/charges/{charge}/reverse": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Always refused, since a scanned payment is captured as it is paid */
        post: operations["reverseCharge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refunds": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List refunds of all charges */
        get: operations["listRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/refunds/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search refunds */
        get: operations["searchRefunds"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search charges, refunds, or what this sandbox has none of */
        get: operations["search"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List movements of money */
        get: operations["listTransactions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transactions/{transaction}": {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The transaction's id. */
                transaction: string;
            };
            cookie?: never;
        };
        /** Retrieve a transaction */
        get: operations["getTransaction"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/balance": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the account has */
        get: operations["getBalance"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/customers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listCustomers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/open": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listOpenDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/pending": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listPendingDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/disputes/closed": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listClosedDisputes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/links": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listLinks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recipients": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listRecipients"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listTransfers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/transfers/schedules": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listTransferSchedules"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/chains": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listChains"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/receipts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always empty; this sandbox has none */
        get: operations["listReceipts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What this is, and the API versions there are */
        get: operations["getSystemInfo"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface webhooks {
    "charge.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge was made */
        post: operations["onChargeCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.complete": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge was paid or failed */
        post: operations["onChargeComplete"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.expire": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge expired or was set to expire */
        post: operations["onChargeExpire"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "charge.update": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A charge's description or metadata changed */
        post: operations["onChargeUpdate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "refund.create": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A refund was made */
        post: operations["onRefundCreate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export interface components {
    schemas: {
        /** @description Whole subunits: hundredths of a baht, a dollar or a ringgit. */
        Subunits: number;
        /** @description UTC, to the second. */
        Timestamp: string;
        /** @description UTC, to the second. */
        NullableTimestamp: string | null;
        NullableString: string | null;
        /** @description Part of the object; never set for this payment method. */
        AlwaysNull: null;
        /**
         * @description That of the account's country.
         * @enum {string}
         */
        Currency: "THB" | "SGD" | "MYR";
        /** @enum {string} */
        ScanMethod: "barcode_alipay" | "alipayplus_upm" | "wechat_pay_upm";
        /** @enum {string} */
        ScanMethodWithoutStore: "alipayplus_upm" | "wechat_pay_upm";
        ChargeId: string;
        SourceId: string;
        RefundId: string;
        TransactionId: string;
        EventId: string;
        DeliveryId: string;
        /** @enum {string} */
        ChargeStatus: "pending" | "successful" | "failed" | "expired";
        /**
         * @description Why the payment failed. Each payment method has some of these.
         * @enum {string}
         */
        FailureCode: "payment_cancelled" | "failed_processing" | "insufficient_balance" | "insufficient_fund" | "payment_rejected" | "payment_expired";
        /** @enum {string} */
        Order: "chronological" | "reverse_chronological";
        /** @description The caller's own notes. */
        Metadata: {
            [key: string]: unknown;
        };
        /** @description Whole subunits (satang of a baht), as a number or as a string of digits. */
        AmountGiven: number | string;
        /**
         * @description A boolean as Rails reads it: `false`, `0`, `f`, `off` (in small or in capital letters) are false, blank is left
         *     out, and any other text or number is true.
         */
        BooleanGiven: boolean | string | number;
        /**
         * @description `true` or `false`. As Rails reads it: `false`, `0`, `f`, `off` (in small or in capital letters) are false, blank is
         *     left out, and any other text is true.
         */
        BooleanText: string;
        /** @description That of the account's country, in any case: THB, SGD or MYR. */
        CurrencyGiven: string;
        /** @description The digits as scanned. */
        ScannedBarcode: string;
        /** @description Of barcode_alipay only. Needed when charging, unless the account has a store of its own. */
        StoreText: string;
        /** @description A scanned code. `amount` and `currency` are wanted when a source is made by itself, not inside a charge. */
        SourceCreate: components["schemas"]["SourceCreateWithStore"] | components["schemas"]["SourceCreateWithoutStore"];
        SourceCreateWithoutStore: {
            type: components["schemas"]["ScanMethodWithoutStore"];
            barcode: components["schemas"]["ScannedBarcode"];
            amount?: components["schemas"]["AmountGiven"];
            currency?: components["schemas"]["CurrencyGiven"];
        };
        SourceCreateWithStore: {
            /** @constant */
            type: "barcode_alipay";
            barcode: components["schemas"]["ScannedBarcode"];
            amount?: components["schemas"]["AmountGiven"];
            currency?: components["schemas"]["CurrencyGiven"];
            /** @description Needed when charging, unless the account has a store of its own. */
            store_id?: string | null;
            /** @description Needed when charging, unless the account has a store of its own. */
            store_name?: string | null;
            terminal_id?: string | null;
        };
        /** @description A scanned code. */
        SourceCreateForm: {
            type: components["schemas"]["ScanMethod"];
            barcode: components["schemas"]["ScannedBarcode"];
            amount?: components["schemas"]["Subunits"];
            currency?: components["schemas"]["CurrencyGiven"];
            store_id?: components["schemas"]["StoreText"];
            store_name?: components["schemas"]["StoreText"];
            terminal_id?: string;
        };
        /**
         * @description A source made before, as some SDKs send it back. It is charged as it is stored: other fields are ignored, and
         *     `X-Sandbox-Hint` names those that differ.
         */
        SourceById: {
            /** @description `src_test_…` */
            id: string;
        };
        ChargeCreate: {
            amount: components["schemas"]["AmountGiven"];
            currency: components["schemas"]["CurrencyGiven"];
            /** @description A scanned code, or a source made before, by its id or by an object with its `id`. */
            source: components["schemas"]["SourceCreate"] | components["schemas"]["SourceById"] | string;
            description?: string | null;
            metadata?: components["schemas"]["Metadata"];
            capture?: components["schemas"]["BooleanGiven"];
            ip?: string | null;
            return_uri?: string | null;
            /** @description When the charge shall expire. When left out, as long after it is made as its payment method has it (24 hours, or 7 days). */
            expires_at?: string | null;
            /** @description Where this charge's events go besides the account's own endpoint. */
            webhook_endpoints?: string[];
        };
        /**
         * @description A charge as a form: each field by the name it is sent by, brackets included. Give a scanned code as `source[type]`
         *     and `source[barcode]`, a source made before as `source` or `source[id]`.
         */
        ChargeCreateForm: {
            amount: components["schemas"]["Subunits"];
            currency: components["schemas"]["CurrencyGiven"];
            /** @description The id of a source made before. */
            source?: string;
            /** @description The same. */
            "source[id]"?: string;
            "source[type]"?: components["schemas"]["ScanMethod"];
            "source[barcode]"?: components["schemas"]["ScannedBarcode"];
            "source[store_id]"?: components["schemas"]["StoreText"];
            "source[store_name]"?: components["schemas"]["StoreText"];
            "source[terminal_id]"?: string;
            description?: string;
            metadata?: components["schemas"]["Metadata"];
            capture?: components["schemas"]["BooleanText"];
            ip?: string;
            return_uri?: string;
            /** @description When the charge shall expire. When left out, as long after it is made as its payment method has it (24 hours, or 7 days). */
            expires_at?: string;
            /** @description Where this charge's events go besides the account's own endpoint. */
            "webhook_endpoints[]"?: string[];
        };
        ChargeUpdate: {
            description?: string | null;
            metadata?: components["schemas"]["Metadata"];
        };
        ChargeUpdateForm: {
            /** @description None where blank. */
            description?: string;
            metadata?: components["schemas"]["Metadata"];
        };
        ChargeFailure: {
            failure_code?: components["schemas"]["FailureCode"];
        };
        /** @description With `void` true the refund is refused unless it can be processed as a void. */
        RefundCreate: {
            amount: components["schemas"]["AmountGiven"];
            metadata?: components["schemas"]["Metadata"];
            void?: components["schemas"]["BooleanGiven"];
        };
        /** @description With `void` true the refund is refused unless it can be processed as a void. */
        RefundCreateForm: {
            amount: components["schemas"]["Subunits"];
            metadata?: components["schemas"]["Metadata"];
            void?: components["schemas"]["BooleanText"];
        };
        Error: {
            /** @constant */
            object: "error";
            /** @description Where the code is explained. */
            location: string;
            code: string;
            message: string;
        };
        PlatformFee: {
            fixed: components["schemas"]["AlwaysNull"];
            amount: components["schemas"]["AlwaysNull"];
            percentage: components["schemas"]["AlwaysNull"];
        };
        SourceReferences: {
            expires_at: components["schemas"]["Timestamp"];
            device_id: components["schemas"]["AlwaysNull"];
            customer_amount: components["schemas"]["AlwaysNull"];
            customer_currency: components["schemas"]["AlwaysNull"];
            customer_exchange_rate: components["schemas"]["AlwaysNull"];
            omise_tax_id: components["schemas"]["AlwaysNull"];
            reference_number_1: components["schemas"]["AlwaysNull"];
            reference_number_2: components["schemas"]["AlwaysNull"];
            barcode: components["schemas"]["AlwaysNull"];
            payment_code: components["schemas"]["AlwaysNull"];
            va_code: components["schemas"]["AlwaysNull"];
        };
        Source: components["schemas"]["SourceWithStore"] | components["schemas"]["SourceWithoutStore"];
        SourceWithStore: {
            /** @constant */
            object: "source";
            id: components["schemas"]["SourceId"];
            /** @constant */
            livemode: false;
            location: string;
            amount: components["schemas"]["Subunits"];
            barcode: string;
            created_at: components["schemas"]["Timestamp"];
            currency: components["schemas"]["Currency"];
            email: components["schemas"]["AlwaysNull"];
            /** @constant */
            flow: "offline";
            installment_term: components["schemas"]["AlwaysNull"];
            name: components["schemas"]["AlwaysNull"];
            mobile_number: components["schemas"]["AlwaysNull"];
            phone_number: components["schemas"]["AlwaysNull"];
            scannable_code: components["schemas"]["AlwaysNull"];
            /** @description Null until the source is charged. */
            references: components["schemas"]["SourceReferences"] | null;
            store_id: components["schemas"]["NullableString"];
            store_name: components["schemas"]["NullableString"];
            terminal_id: components["schemas"]["NullableString"];
            /** @constant */
            type: "barcode_alipay";
            zero_interest_installments: components["schemas"]["AlwaysNull"];
            /** @description Only in later shapes. */
            bank?: null;
            /** @description Only in later shapes. */
            ip?: null;
            /** @description Only in later shapes. */
            absorption_type?: null;
            /** @description Only in later shapes. */
            platform_type?: null;
            /** @description Only in the shape of 2025-03. */
            qr_settings?: null;
            /** @description Only in later shapes. */
            billing?: null;
            /** @description Only in later shapes. */
            shipping?: null;
            /** @description Only in later shapes. */
            provider_references?: null;
            /** @description Only in later shapes. */
            receipt_amount?: null;
            /** @description Only in later shapes. */
            promotion_code?: null;
            /** @description Only in later shapes. */
            items?: Record<string, never>[];
            /** @description Only in later shapes. */
            discounts?: Record<string, never>[];
            /**
             * @description The status of the charge made from it; unknown while there is none.
             * @enum {string}
             */
            charge_status: "unknown" | "pending" | "successful" | "failed" | "expired";
        };
        /** @description Always in the later shape, whatever shape the account has. */
        SourceWithoutStore: {
            /** @constant */
            object: "source";
            id: components["schemas"]["SourceId"];
            /** @constant */
            livemode: false;
            location: string;
            amount: components["schemas"]["Subunits"];
            barcode: string;
            created_at: components["schemas"]["Timestamp"];
            currency: components["schemas"]["Currency"];
            email: components["schemas"]["AlwaysNull"];
            /** @constant */
            flow: "offline";
            installment_term: components["schemas"]["AlwaysNull"];
            name: components["schemas"]["AlwaysNull"];
            mobile_number: components["schemas"]["AlwaysNull"];
            phone_number: components["schemas"]["AlwaysNull"];
            scannable_code: components["schemas"]["AlwaysNull"];
            references: components["schemas"]["AlwaysNull"];
            store_id: components["schemas"]["AlwaysNull"];
            store_name: components["schemas"]["AlwaysNull"];
            terminal_id: components["schemas"]["AlwaysNull"];
            type: components["schemas"]["ScanMethodWithoutStore"];
            zero_interest_installments: components["schemas"]["AlwaysNull"];
            /** @description Only in later shapes. */
            bank: null;
            /** @description Only in later shapes. */
            ip: null;
            /** @description Only in later shapes. */
            absorption_type: null;
            /** @description Only in later shapes. */
            platform_type: null;
            /** @description Only in the shape of 2025-03. */
            qr_settings?: null;
            /** @description Only in later shapes. */
            billing: null;
            /** @description Only in later shapes. */
            shipping: null;
            /** @description Only in later shapes. */
            provider_references: null;
            /** @description Only in later shapes. */
            receipt_amount: null;
            /** @description Only in later shapes. */
            promotion_code: null;
            /** @description Only in later shapes. */
            items: Record<string, never>[];
            /** @description Only in later shapes. */
            discounts: Record<string, never>[];
            /**
             * @description The status of the charge made from it; unknown while there is none.
             * @enum {string}
             */
            charge_status: "unknown" | "pending" | "successful" | "failed" | "expired";
        };
        Charge: {
            /** @constant */
            object: "charge";
            id: components["schemas"]["ChargeId"];
            location: string;
            amount: components["schemas"]["Subunits"];
            net: components["schemas"]["Subunits"];
            fee: components["schemas"]["Subunits"];
            fee_vat: components["schemas"]["Subunits"];
            /** @constant */
            interest: 0;
            /** @constant */
            interest_vat: 0;
            funding_amount: components["schemas"]["Subunits"];
            refunded_amount: components["schemas"]["Subunits"];
            authorized: boolean;
            /** @constant */
            capturable: false;
            capture: boolean;
            /** @constant */
            disputable: false;
            /** @constant */
            livemode: false;
            refundable: boolean;
            /** @constant */
            reversed: false;
            /** @constant */
            reversible: false;
            voided: boolean;
            paid: boolean;
            expired: boolean;
            platform_fee: components["schemas"]["PlatformFee"];
            currency: components["schemas"]["Currency"];
            funding_currency: components["schemas"]["Currency"];
            ip: components["schemas"]["NullableString"];
            refunds: components["schemas"]["RefundList"];
            link: components["schemas"]["AlwaysNull"];
            description: components["schemas"]["NullableString"];
            metadata: components["schemas"]["Metadata"];
            card: components["schemas"]["AlwaysNull"];
            source: components["schemas"]["Source"];
            schedule: components["schemas"]["AlwaysNull"];
            customer: components["schemas"]["AlwaysNull"];
            dispute: components["schemas"]["AlwaysNull"];
            transaction: components["schemas"]["TransactionId"] | components["schemas"]["Transaction"] | null;
            failure_code: components["schemas"]["FailureCode"] | null;
            failure_message: components["schemas"]["NullableString"];
            status: components["schemas"]["ChargeStatus"];
            authorize_uri: components["schemas"]["AlwaysNull"];
            return_uri: components["schemas"]["NullableString"];
            created_at: components["schemas"]["Timestamp"];
            paid_at: components["schemas"]["NullableTimestamp"];
            expires_at: components["schemas"]["Timestamp"];
            expired_at: components["schemas"]["NullableTimestamp"];
            reversed_at: components["schemas"]["AlwaysNull"];
            zero_interest_installments: boolean;
            branch: components["schemas"]["AlwaysNull"];
            terminal: components["schemas"]["AlwaysNull"];
            device: components["schemas"]["AlwaysNull"];
            /** @description Only in the shape of 2025-03. */
            authorization_type?: null;
            /** @description The amount. Only in the shape of 2025-03. */
            authorized_amount?: number;
            /** @description The amount. Only in the shape of 2025-03. */
            captured_amount?: number;
            /**
             * @description Only in the shape of 2025-03.
             * @constant
             */
            multi_capture?: false;
            /** @description Only in the shape of 2025-03. */
            acquirer_reference_number?: null;
            /** @description Only in the shape of 2025-03. */
            transaction_fees?: {
                fee_flat: string;
                fee_rate: string;
                vat_rate: string;
            };
            /** @description Only in the shape of 2025-03. */
            linked_account?: null;
            /** @description Only in the shape of 2025-03. */
            merchant_advice?: null;
            /** @description Only in the shape of 2025-03. */
            merchant_advice_code?: null;
            /** @description Only in the shape of 2025-03. */
            authorized_at?: string | null;
            /** @description Only in the shape of 2025-03. */
            partially_refundable?: boolean;
            /** @description Only in the shape of 2025-03. */
            can_perform_void?: boolean;
            /** @description Only in the shape of 2025-03. */
            approval_code?: null;
        };
        Refund: {
            /** @constant */
            object: "refund";
            id: components["schemas"]["RefundId"];
            location: string;
            /** @constant */
            livemode: false;
            /** @description The refund undid the payment before it was settled. */
            voided: boolean;
            currency: components["schemas"]["Currency"];
            amount: components["schemas"]["Subunits"];
            metadata: components["schemas"]["Metadata"];
            charge: components["schemas"]["ChargeId"] | components["schemas"]["Charge"];
            transaction: components["schemas"]["TransactionId"] | components["schemas"]["Transaction"];
            /** @constant */
            status: "closed";
            funding_amount: components["schemas"]["Subunits"];
            funding_currency: components["schemas"]["Currency"];
            created_at: components["schemas"]["Timestamp"];
            /** @description Only in the shape of 2025-03. */
            capture?: null;
            /** @description Only in the shape of 2025-03. */
            terminal?: null;
            /** @description Only in the shape of 2025-03. */
            acquirer_reference_number?: null;
            /** @description Only in the shape of 2025-03. */
            approval_code?: null;
        };
        WebhookDelivery: {
            /** @constant */
            object: "webhook_delivery";
            id: components["schemas"]["DeliveryId"];
            uri: string;
            /** @description The receiver's HTTP status. */
            status: number | null;
            key: components["schemas"]["EventKey"];
            /** @description Why no status came. */
            error: string | null;
            /** @description The exact body sent. */
            payload: string;
            created_at: components["schemas"]["Timestamp"];
        };
        /** @enum {string} */
        EventKey: "charge.create" | "charge.complete" | "charge.expire" | "charge.update" | "refund.create";
        ChargeEvent: {
            /** @constant */
            object: "event";
            id: components["schemas"]["EventId"];
            /** @constant */
            livemode: false;
            location: string;
            webhook_deliveries: components["schemas"]["WebhookDelivery"][];
            data: components["schemas"]["Charge"];
            /** @enum {string} */
            key: "charge.create" | "charge.complete" | "charge.expire" | "charge.update";
            created_at: components["schemas"]["Timestamp"];
        };
        RefundEvent: {
            /** @constant */
            object: "event";
            id: components["schemas"]["EventId"];
            /** @constant */
            livemode: false;
            location: string;
            webhook_deliveries: components["schemas"]["WebhookDelivery"][];
            data: components["schemas"]["Refund"];
            /** @constant */
            key: "refund.create";
            created_at: components["schemas"]["Timestamp"];
        };
        Event: components["schemas"]["ChargeEvent"] | components["schemas"]["RefundEvent"];
        ChargeList: {
            /** @constant */
            object: "list";
            data: components["schemas"]["Charge"][];
            limit: number;
            offset: number;
            /** @description How many there are between from and to. */
            total: number;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        RefundList: {
            /** @constant */
            object: "list";
            data: components["schemas"]["Refund"][];
            limit: number;
            offset: number;
            /** @description How many there are between from and to. */
            total: number;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        EventList: {
            /** @constant */
            object: "list";
            data: components["schemas"]["Event"][];
            limit: number;
            offset: number;
            /** @description How many there are between from and to. */
            total: number;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        TransactionList: {
            /** @constant */
            object: "list";
            data: components["schemas"]["Transaction"][];
            limit: number;
            offset: number;
            /** @description How many there are between from and to. */
            total: number;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        EmptyList: {
            /** @constant */
            object: "list";
            data: Record<string, never>[];
            limit: number;
            offset: number;
            /** @constant */
            total: 0;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        ApiVersion: {
            /** @constant */
            object: "api_version";
            /** @enum {string} */
            version: "2019-05-29" | "2017-11-02";
        };
        ApiVersionList: {
            /** @constant */
            object: "list";
            data: components["schemas"]["ApiVersion"][];
            limit: number;
            offset: number;
            /** @description How many there are. */
            total: number;
            location: string;
            order: components["schemas"]["Order"];
            from: components["schemas"]["Timestamp"];
            to: components["schemas"]["Timestamp"];
        };
        Transaction: {
            /** @constant */
            object: "transaction";
            id: components["schemas"]["TransactionId"];
            /** @constant */
            livemode: false;
            currency: components["schemas"]["Currency"];
            amount: components["schemas"]["Subunits"];
            location: string;
            /** @enum {string} */
            direction: "credit" | "debit";
            /** @enum {string} */
            key: "charge.captured.net" | "refund.initiated.debit";
            /** @description The charge or refund that moved the money. */
            origin: string;
            transferable_at: components["schemas"]["Timestamp"];
            created_at: components["schemas"]["Timestamp"];
        };
        Balance: {
            /** @constant */
            object: "balance";
            /** @constant */
            livemode: false;
            location: string;
            currency: components["schemas"]["Currency"];
            total: components["schemas"]["Subunits"];
            transferable: components["schemas"]["Subunits"];
            /** @constant */
            reserve: 0;
            /** @constant */
            on_hold: 0;
            created_at: components["schemas"]["Timestamp"];
        };
        SystemInfo: {
            /** @constant */
            object: "system_info";
            location: string;
            versions: string[];
        };
        SearchResult: {
            /** @constant */
            object: "search";
            export: components["schemas"]["AlwaysNull"];
            data: (components["schemas"]["Charge"] | components["schemas"]["Refund"])[];
            page: number;
            per_page: number;
            total: number;
            total_pages: number;
            filters: {
                [key: string]: string;
            };
            location: string;
            order: components["schemas"]["Order"];
            /** @description Blank where nothing was asked. */
            query: string;
            scope: string;
            aggregate_level: components["schemas"]["AlwaysNull"];
        };
        AccountUpdate: {
            /** @description Where the account's events go. */
            webhook_uri?: string | null;
            zero_interest_installments?: components["schemas"]["BooleanGiven"];
        };
        AccountUpdateForm: {
            /** @description Where the account's events go; nowhere where blank. */
            webhook_uri?: string;
            zero_interest_installments?: components["schemas"]["BooleanText"];
        };
        Account: {
            /** @constant */
            object: "account";
            id: string;
            team: string;
            /** @constant */
            livemode: false;
            location: string;
            country: string;
            currency: components["schemas"]["Currency"];
            email: string;
            created_at: components["schemas"]["Timestamp"];
            supported_currencies: components["schemas"]["Currency"][];
            api_version: string;
            auto_activate_recipients: boolean;
            chain_enabled: boolean;
            zero_interest_installments: boolean;
            chain_return_uri: components["schemas"]["AlwaysNull"];
            webhook_uri: components["schemas"]["NullableString"];
            metadata_export_keys: {
                [key: string]: string[];
            };
            chaining_allowed: boolean;
            /** @description A date. */
            last_updated_api_version: string;
            transfer_config: components["schemas"]["TransferConfig"];
        };
        /** @description What holds for transfers to the merchant, of which there are none here. Amounts are baht, as texts. */
        TransferConfig: {
            min_transfer_amount: string;
            max_transfer_amount: string;
            same_bank_max_transfer_amount: string;
            is_payout_enabled: boolean;
            fee: string;
            provider: string;
            merchant_id: string;
            transfer_service_availability: components["schemas"]["AlwaysNull"];
            max_active_realtime_transfer_schedules: components["schemas"]["AlwaysNull"];
        };
        PaymentMethod: {
            /** @constant */
            object: "payment_method";
            name: string;
            currencies: components["schemas"]["Currency"][];
            card_brands: components["schemas"]["AlwaysNull"];
            installment_terms: components["schemas"]["AlwaysNull"];
            loan_installment_terms: components["schemas"]["AlwaysNull"];
            banks: string[];
            provider: components["schemas"]["AlwaysNull"];
        };
        AmountRange: {
            max: components["schemas"]["Subunits"];
            min: components["schemas"]["Subunits"];
        };
        Capability: {
            /** @constant */
            object: "capability";
            location: string;
            banks: string[];
            /** @description Of the account; a charge keeps to those of its payment method, 2000 to 15000000. */
            limits: {
                charge_amount: components["schemas"]["AmountRange"];
                transfer_amount: components["schemas"]["AmountRange"];
                installment_amount: {
                    min: components["schemas"]["Subunits"];
                };
            };
            payment_methods: components["schemas"]["PaymentMethod"][];
            country: string;
            /** @description How cards may be turned into tokens. Always empty, since there are no cards. */
            tokenization_methods: string[];
            zero_interest_installments: boolean;
        };
    };
    responses: {
        /** @description The charge. */
        Charge: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Charge"];
            };
        };
        /** @description The charge, expired. */
        ExpiredCharge: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Charge"];
            };
        };
        /** @description The source. */
        Source: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Source"];
            };
        };
        /** @description The refund. */
        Refund: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Refund"];
            };
        };
        /** @description A page of events. */
        EventList: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EventList"];
            };
        };
        /** @description The charge cannot be made or changed so. */
        InvalidCharge: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description A parameter is missing or wrong. */
        BadRequest: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is nothing to capture or reverse. */
        FailedCapture: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description An empty page. */
        EmptyList: {
            headers: {
                "Omise-Version": components["headers"]["OmiseVersion"];
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["EmptyList"];
            };
        };
        /** @description The charge is final already. */
        FailedExpire: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description The charge cannot be refunded so. */
        FailedRefund: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description No key, an unknown one, or one of the wrong kind. */
        AuthenticationFailure: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description There is no such object. */
        NotFound: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
        /** @description Any other refusal. */
        Error: {
            headers: {
                [name: string]: unknown;
            };
            content: {
                "application/json": components["schemas"]["Error"];
            };
        };
    };
    parameters: {
        /** @description The charge's id. */
        ChargeId: string;
        /** @description The refund's id. */
        RefundId: string;
        /** @description The source's id. */
        SourceId: string;
        /** @description The event's id. */
        EventId: string;
        /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
        From: string;
        /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
        To: string;
        /** @description How many to pass over. */
        Offset: number;
        /** @description How many to give. More than 100 counts as 100. */
        Limit: number;
        /** @description Oldest first, or newest first. */
        Order: "chronological" | "reverse_chronological";
        /** @description With true, what is shown by its id is shown whole: a charge's transaction, a refund's charge and transaction. */
        Expand: string;
        /** @description What to search: charge or refund; customer, dispute, link, recipient, schedule and transfer find nothing. */
        Scope: string;
        /** @description Ids match whole, descriptions and metadata values in part. */
        Query: string;
        /**
         * @description Fields that must have these values. An amount or `created` may be a range: `first..last`, `first..` or `..last`,
         *     both ends included. Amounts in filters are in baht, not in satang: `4000` or `4096.69`.
         */
        Filters: {
            [key: string]: string;
        };
        /** @description Which page, from 1. */
        Page: number;
        /** @description How many on a page, at most 100. */
        PerPage: number;
        /** @description Newest first, or oldest first. */
        SearchOrder: "chronological" | "reverse_chronological";
        /**
         * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
         *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
         */
        OmiseSignature: string;
        /** @description When it was signed, in seconds since 1970, by the wall clock. */
        OmiseSignatureTimestamp: string;
    };
    requestBodies: {
        /** @description No parameters. An empty body, `{}`, or none at all. */
        Nothing: {
            content: {
                "application/json": Record<string, never>;
                "application/x-www-form-urlencoded": Record<string, never>;
            };
        };
    };
    headers: {
        /** @description The API version the answer has the shape of. */
        OmiseVersion: string;
    };
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listCharges: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of charges. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChargeList"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    createCharge: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeCreate"];
                "application/x-www-form-urlencoded": components["schemas"]["ChargeCreateForm"];
            };
        };
        responses: {
            200: components["responses"]["Charge"];
            400: components["responses"]["InvalidCharge"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    searchCharges: {
        parameters: {
            query?: {
                /** @description Ids match whole, descriptions and metadata values in part. */
                query?: components["parameters"]["Query"];
                /**
                 * @description Fields that must have these values. An amount or `created` may be a range: `first..last`, `first..` or `..last`,
                 *     both ends included. Amounts in filters are in baht, not in satang: `4000` or `4096.69`.
                 */
                filters?: components["parameters"]["Filters"];
                /** @description Which page, from 1. */
                page?: components["parameters"]["Page"];
                /** @description How many on a page, at most 100. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Newest first, or oldest first. */
                order?: components["parameters"]["SearchOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listChargeSchedules: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getCharge: {
        parameters: {
            query?: {
                /** @description With true, what is shown by its id is shown whole: a charge's transaction, a refund's charge and transaction. */
                expand?: components["parameters"]["Expand"];
            };
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Charge"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    updateCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeUpdate"];
                "application/x-www-form-urlencoded": components["schemas"]["ChargeUpdateForm"];
            };
        };
        responses: {
            200: components["responses"]["Charge"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    expireCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Nothing"];
        responses: {
            200: components["responses"]["ExpiredCharge"];
            400: components["responses"]["FailedExpire"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    markChargeAsPaid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Nothing"];
        responses: {
            200: components["responses"]["Charge"];
            400: components["responses"]["InvalidCharge"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    markChargeAsFailed: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["ChargeFailure"];
                "application/x-www-form-urlencoded": components["schemas"]["ChargeFailure"];
            };
        };
        responses: {
            200: components["responses"]["Charge"];
            400: components["responses"]["InvalidCharge"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listChargeRefunds: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refunds. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundList"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    createRefund: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundCreate"];
                "application/x-www-form-urlencoded": components["schemas"]["RefundCreateForm"];
            };
        };
        responses: {
            200: components["responses"]["Refund"];
            400: components["responses"]["FailedRefund"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    getRefund: {
        parameters: {
            query?: {
                /** @description With true, what is shown by its id is shown whole: a charge's transaction, a refund's charge and transaction. */
                expand?: components["parameters"]["Expand"];
            };
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
                /** @description The refund's id. */
                refund: components["parameters"]["RefundId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Refund"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listChargeEvents: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EventList"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    createSource: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SourceCreate"];
                "application/x-www-form-urlencoded": components["schemas"]["SourceCreateForm"];
            };
        };
        responses: {
            200: components["responses"]["Source"];
            400: components["responses"]["BadRequest"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getSource: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The source's id. */
                source: components["parameters"]["SourceId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["Source"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listEvents: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EventList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getEvent: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The event's id. */
                event: components["parameters"]["EventId"];
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The event. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Event"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    getAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account that the key belongs to. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    updateAccount: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AccountUpdate"];
                "application/x-www-form-urlencoded": components["schemas"]["AccountUpdateForm"];
            };
        };
        responses: {
            /** @description The account that the key belongs to. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Account"];
                };
            };
            400: components["responses"]["BadRequest"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listApiVersions: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions, oldest first unless told otherwise. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiVersionList"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getCapability: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Payment methods and limits. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Capability"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    captureCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Nothing"];
        responses: {
            400: components["responses"]["FailedCapture"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    reverseCharge: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The charge's id. */
                charge: components["parameters"]["ChargeId"];
            };
            cookie?: never;
        };
        requestBody?: components["requestBodies"]["Nothing"];
        responses: {
            400: components["responses"]["FailedCapture"];
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    listRefunds: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of refunds. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RefundList"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    searchRefunds: {
        parameters: {
            query?: {
                /** @description Ids match whole, descriptions and metadata values in part. */
                query?: components["parameters"]["Query"];
                /**
                 * @description Fields that must have these values. An amount or `created` may be a range: `first..last`, `first..` or `..last`,
                 *     both ends included. Amounts in filters are in baht, not in satang: `4000` or `4096.69`.
                 */
                filters?: components["parameters"]["Filters"];
                /** @description Which page, from 1. */
                page?: components["parameters"]["Page"];
                /** @description How many on a page, at most 100. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Newest first, or oldest first. */
                order?: components["parameters"]["SearchOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    search: {
        parameters: {
            query: {
                /** @description What to search: charge or refund; customer, dispute, link, recipient, schedule and transfer find nothing. */
                scope: components["parameters"]["Scope"];
                /** @description Ids match whole, descriptions and metadata values in part. */
                query?: components["parameters"]["Query"];
                /**
                 * @description Fields that must have these values. An amount or `created` may be a range: `first..last`, `first..` or `..last`,
                 *     both ends included. Amounts in filters are in baht, not in satang: `4000` or `4096.69`.
                 */
                filters?: components["parameters"]["Filters"];
                /** @description Which page, from 1. */
                page?: components["parameters"]["Page"];
                /** @description How many on a page, at most 100. */
                per_page?: components["parameters"]["PerPage"];
                /** @description Newest first, or oldest first. */
                order?: components["parameters"]["SearchOrder"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of what was found. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SearchResult"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listTransactions: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description A page of transactions. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TransactionList"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getTransaction: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description The transaction's id. */
                transaction: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The transaction. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Transaction"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            404: components["responses"]["NotFound"];
            default: components["responses"]["Error"];
        };
    };
    getBalance: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The balance, all transactions added up. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Balance"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listCustomers: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listDisputes: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listOpenDisputes: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listPendingDisputes: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listClosedDisputes: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listLinks: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listRecipients: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listSchedules: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listTransfers: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listTransferSchedules: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listChains: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    listReceipts: {
        parameters: {
            query?: {
                /** @description Only what was made at this time or later. A date or a time; 1970 when left out. */
                from?: components["parameters"]["From"];
                /** @description Only what was made at this time or earlier. A date or a time; now when left out. */
                to?: components["parameters"]["To"];
                /** @description How many to pass over. */
                offset?: components["parameters"]["Offset"];
                /** @description How many to give. More than 100 counts as 100. */
                limit?: components["parameters"]["Limit"];
                /** @description Oldest first, or newest first. */
                order?: components["parameters"]["Order"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: components["responses"]["EmptyList"];
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    getSystemInfo: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The versions. */
            200: {
                headers: {
                    "Omise-Version": components["headers"]["OmiseVersion"];
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SystemInfo"];
                };
            };
            401: components["responses"]["AuthenticationFailure"];
            default: components["responses"]["Error"];
        };
    };
    onChargeCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
                 *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
                 */
                "Omise-Signature"?: components["parameters"]["OmiseSignature"];
                /** @description When it was signed, in seconds since 1970, by the wall clock. */
                "Omise-Signature-Timestamp"?: components["parameters"]["OmiseSignatureTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeEvent"];
            };
        };
        responses: {
            /** @description Received. Any other answer counts as failed. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onChargeComplete: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
                 *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
                 */
                "Omise-Signature"?: components["parameters"]["OmiseSignature"];
                /** @description When it was signed, in seconds since 1970, by the wall clock. */
                "Omise-Signature-Timestamp"?: components["parameters"]["OmiseSignatureTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeEvent"];
            };
        };
        responses: {
            /** @description Received. Any other answer counts as failed. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onChargeExpire: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
                 *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
                 */
                "Omise-Signature"?: components["parameters"]["OmiseSignature"];
                /** @description When it was signed, in seconds since 1970, by the wall clock. */
                "Omise-Signature-Timestamp"?: components["parameters"]["OmiseSignatureTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeEvent"];
            };
        };
        responses: {
            /** @description Received. Any other answer counts as failed. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onChargeUpdate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
                 *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
                 */
                "Omise-Signature"?: components["parameters"]["OmiseSignature"];
                /** @description When it was signed, in seconds since 1970, by the wall clock. */
                "Omise-Signature-Timestamp"?: components["parameters"]["OmiseSignatureTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChargeEvent"];
            };
        };
        responses: {
            /** @description Received. Any other answer counts as failed. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    onRefundCreate: {
        parameters: {
            query?: never;
            header?: {
                /**
                 * @description Lower-case hex HMAC-SHA256 of the timestamp, a full stop and the raw body, keyed with the base64-decoded
                 *     webhook secret. Two, separated by a comma, while the secret is being rotated. Absent without a secret.
                 */
                "Omise-Signature"?: components["parameters"]["OmiseSignature"];
                /** @description When it was signed, in seconds since 1970, by the wall clock. */
                "Omise-Signature-Timestamp"?: components["parameters"]["OmiseSignatureTimestamp"];
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefundEvent"];
            };
        };
        responses: {
            /** @description Received. Any other answer counts as failed. */
            "2XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description Not received. */
            "4XX": {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
