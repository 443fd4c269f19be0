-- Relates an account to a site by evidence (portal.md V2); what is there already stays.
-- in: enterprise EnterpriseId, site SiteId, account AccountId, evidence Text, object int64_t,
--   seq int64_t, from_day Date, until_day ?Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO visibility (enterprise, site, account, evidence, object, seq, from_day, until_day)
VALUES (:enterprise, :site, :account, :evidence, :object, :seq, :from_day, :until_day)
