-- The highest id so far, 0 where there is none.
-- in: enterprise EnterpriseId
-- out: highest int64_t
-- rows: one
-- scope: enterprise
SELECT COALESCE(MAX(site), 0) AS highest FROM site WHERE enterprise = :enterprise
