-- Links of the audit's chain behind a number, in order, each with its audit row.
-- in: after int64_t, most int64_t
-- out: number int64_t, owner EnterpriseId, seq int64_t, hash Text, at ?Instant, actor ?IdentityId,
--   account ?AccountId, action ?Text, object ?int64_t, detail ?Text
-- rows: many
-- scope: exempt licet check reads everything
SELECT c.number, c.owner, c.seq, c.hash, a.at, a.actor, a.account, a.action, a.object, a.detail
FROM audit_chain AS c LEFT JOIN audit AS a ON a.enterprise = c.owner AND a.seq = c.seq
WHERE c.number > :after ORDER BY c.number LIMIT :most
