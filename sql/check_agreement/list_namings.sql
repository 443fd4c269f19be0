-- Which partners the sites of an enterprise ever named, or consented to (P08).
-- in: enterprise EnterpriseId
-- out: site SiteId, seq int64_t, account AccountId
-- rows: many
-- scope: enterprise
SELECT site, seq, account FROM partner_naming WHERE enterprise = :enterprise ORDER BY site, naming, seq
