-- What each transaction of an enterprise did.
-- in: enterprise EnterpriseId
-- out: seq int64_t, at Instant, actor IdentityId, account AccountId, action Text, object int64_t, detail Text
-- rows: many
-- scope: enterprise
SELECT seq, at, actor, account, action, object, detail FROM audit WHERE enterprise = :enterprise ORDER BY seq
