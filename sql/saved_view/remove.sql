-- Removes a view of a seat; 0 where it has none of this number.
-- in: number Text, account AccountId, site SiteId, identity IdentityId, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE saved_view SET removed = 1, changed_at = :now
WHERE number = :number AND account = :account AND site = :site AND identity = :identity AND removed = 0
