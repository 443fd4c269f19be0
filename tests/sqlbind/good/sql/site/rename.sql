-- Writes a note and says which sites have it now.
-- in: enterprise EnterpriseId, note ?Text
-- out: site SiteId, note ?Text
-- rows: many
-- scope: enterprise
UPDATE site SET note = :note WHERE enterprise = :enterprise RETURNING site, note
