-- Binds an idempotency key to its effect, for ever.
-- in: enterprise EnterpriseId, account AccountId, request Text, digest Text, seq int64_t, object int64_t
-- rows: changes 1
-- scope: enterprise
INSERT INTO request_key (enterprise, account, request, digest, seq, object)
VALUES (:enterprise, :account, :request, :digest, :seq, :object)
