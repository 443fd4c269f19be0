-- The versions of an enterprise's contacts, those of one contact side by side, the latest last.
-- in: enterprise EnterpriseId
-- out: site SiteId, contact int64_t, seq int64_t, role Text, roles Text, state Text
-- rows: many
-- scope: enterprise
SELECT site, contact, seq, role, roles, state FROM contact WHERE enterprise = :enterprise ORDER BY site, contact, seq
