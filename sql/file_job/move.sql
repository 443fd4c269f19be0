-- Moves a job of a seat from one state to another by hand.
-- in: number Text, account AccountId, site SiteId, identity IdentityId, from_state Text, to_state Text, now Instant
-- rows: changes any
-- scope: catalogue
UPDATE file_job SET state = :to_state, runner = '', tries = 0, changed_at = :now
WHERE number = :number AND account = :account AND site = :site AND identity = :identity AND state = :from_state
