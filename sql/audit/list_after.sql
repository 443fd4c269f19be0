-- Audit rows of an enterprise behind a seq, in order.
-- in: enterprise EnterpriseId, after int64_t, upto int64_t
-- out: seq int64_t, at Instant, actor IdentityId, account AccountId, action Text, object int64_t,
--   detail Text
-- rows: many, ahead
-- scope: enterprise
SELECT seq, at, actor, account, action, object, detail FROM audit
WHERE enterprise = :enterprise AND seq > :after AND seq <= :upto ORDER BY seq
