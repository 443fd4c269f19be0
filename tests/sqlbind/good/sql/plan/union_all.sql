-- Both kinds of ids in one list.
-- in: enterprise EnterpriseId
-- out: kind int64_t, id int64_t
-- rows: many
-- scope: enterprise
SELECT 1 AS kind, site AS id FROM site WHERE enterprise = :enterprise
UNION ALL
SELECT 2 AS kind, purchase AS id FROM purchase WHERE enterprise = :enterprise
ORDER BY 1, 2
