-- Both kinds of ids in one list.
-- in: enterprise EnterpriseId
-- out: kind int64_t, id int64_t
-- rows: many
-- scope: enterprise
SELECT CAST(1 AS bigint) AS kind, site AS id FROM site WHERE enterprise = :enterprise
UNION ALL
SELECT CAST(2 AS bigint) AS kind, purchase AS id FROM purchase WHERE enterprise = :enterprise
ORDER BY 1, 2
