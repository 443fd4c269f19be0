-- Copies the sites of an enterprise to a later range of ids.
-- in: enterprise EnterpriseId, shift int64_t
-- rows: changes any
-- scope: enterprise
INSERT INTO site (enterprise, site, number, agreement, joined_on)
SELECT enterprise, site + :shift, number || '''-copy', agreement, joined_on FROM site WHERE enterprise = :enterprise
