-- The views of one list that a seat finds, by name: its own and those that others at its site share.
-- in: account AccountId, site SiteId, identity IdentityId, list Text, most int64_t
-- out: view int64_t, number Text, name Text, query Text, shared bool, own bool
-- rows: many
-- scope: catalogue
SELECT view, number, name, query, shared, CAST(CASE WHEN identity = :identity THEN 1 ELSE 0 END AS bigint) AS own
FROM saved_view
WHERE account = :account AND site = :site AND list = :list AND removed = 0 AND (identity = :identity OR shared = 1)
ORDER BY name, view LIMIT :most
