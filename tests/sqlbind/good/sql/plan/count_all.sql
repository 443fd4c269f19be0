-- How many sites there are.
-- in: enterprise EnterpriseId
-- out: sites int64_t
-- rows: one
-- scope: enterprise
SELECT COUNT(*) AS sites FROM site WHERE enterprise = :enterprise
