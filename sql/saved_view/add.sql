-- Keeps a view.
-- in: view int64_t, number Text, account AccountId, site SiteId, identity IdentityId, list Text, name Text,
--   query Text, shared bool, now Instant
-- rows: changes 1
-- scope: catalogue
INSERT INTO saved_view (view, number, account, site, identity, list, name, query, shared, removed, changed_at)
VALUES (:view, :number, :account, :site, :identity, :list, :name, :query, :shared, 0, :now)
