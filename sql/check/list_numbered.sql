-- What was told of an enterprise, account by account.
-- in: enterprise EnterpriseId
-- out: account AccountId, number int64_t, seq int64_t, item int64_t, type Text, at Instant,
--   object int64_t
-- rows: many
-- scope: catalogue
SELECT account, number, seq, item, type, at, object
FROM event WHERE owner = :enterprise ORDER BY account, number
