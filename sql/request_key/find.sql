-- Finds what an idempotency key did.
-- in: enterprise EnterpriseId, account AccountId, request Text
-- out: digest Text, object int64_t
-- rows: maybe
-- scope: enterprise
SELECT digest, object FROM request_key
WHERE enterprise = :enterprise AND account = :account AND request = :request
