-- Which agreement each site of an enterprise belonged to, from which day.
-- in: enterprise EnterpriseId
-- out: site SiteId, seq int64_t, agreement AgreementId, from_day Date
-- rows: many
-- scope: enterprise
SELECT site, seq, agreement, from_day FROM site_history
WHERE enterprise = :enterprise ORDER BY site, seq
