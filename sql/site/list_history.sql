-- Which agreement each site of an enterprise belonged to, in the order of recording.
-- in: enterprise EnterpriseId
-- out: site SiteId, number Text, seq int64_t, agreement AgreementId, from_day Date
-- rows: many
-- scope: enterprise
SELECT h.site, s.number, h.seq, h.agreement, h.from_day
FROM site_history AS h JOIN site AS s ON s.enterprise = h.enterprise AND s.site = h.site
WHERE h.enterprise = :enterprise ORDER BY h.site, h.seq
