-- Appends that a site belongs to an agreement from a day on.
-- in: enterprise EnterpriseId, site SiteId, seq int64_t, agreement AgreementId, from_day Date
-- rows: changes 1
-- scope: enterprise
INSERT INTO site_history (enterprise, site, seq, agreement, from_day)
VALUES (:enterprise, :site, :seq, :agreement, :from_day)
