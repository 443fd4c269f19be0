-- The idempotency keys of an enterprise and what they made.
-- in: enterprise EnterpriseId
-- out: account AccountId, request Text, seq int64_t, object int64_t
-- rows: many
-- scope: enterprise
SELECT account, request, seq, object FROM request_key WHERE enterprise = :enterprise
