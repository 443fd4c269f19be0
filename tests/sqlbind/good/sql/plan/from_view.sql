-- Open sites, grouped, through a view.
-- in: enterprise EnterpriseId
-- out: joined_on Date, sites int64_t, last_number Text
-- rows: many
-- scope: enterprise
SELECT joined_on, COUNT(*) AS sites, MAX(number) AS last_number
FROM open_site WHERE enterprise = :enterprise GROUP BY joined_on HAVING COUNT(*) > 1 ORDER BY joined_on
