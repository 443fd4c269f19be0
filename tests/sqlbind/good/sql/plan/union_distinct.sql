-- All ids once.
-- in: enterprise EnterpriseId
-- out: id int64_t
-- rows: many
-- scope: enterprise
SELECT site AS id FROM site WHERE enterprise = :enterprise
UNION
SELECT purchase AS id FROM purchase WHERE enterprise = :enterprise
ORDER BY id
