-- The id of a view that a seat finds, by its number.
-- in: number Text, account AccountId, site SiteId, identity IdentityId
-- out: view int64_t
-- rows: maybe
-- scope: catalogue
SELECT view FROM saved_view
WHERE number = :number AND account = :account AND site = :site AND removed = 0 AND (identity = :identity OR shared = 1)
