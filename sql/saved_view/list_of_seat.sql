-- The views that a seat finds, the latest first: its own and those that others at its site share.
-- in: account AccountId, site SiteId, identity IdentityId, before int64_t, most int64_t
-- out: view int64_t, number Text, list Text, name Text, query Text, shared bool, own bool
-- rows: many
-- scope: catalogue
SELECT view, number, list, name, query, shared, CAST(CASE WHEN identity = :identity THEN 1 ELSE 0 END AS bigint) AS own
FROM saved_view
WHERE account = :account AND site = :site AND view < :before AND removed = 0 AND (identity = :identity OR shared = 1)
ORDER BY view DESC LIMIT :most
