-- Sites in an order that no index has, with their enterprise.
-- in: enterprise EnterpriseId
-- out: name Text, number Text, joined_on Date
-- rows: many
-- scope: enterprise
SELECT e.name, s.number, s.joined_on
FROM site s JOIN enterprise e ON e.enterprise = s.enterprise
WHERE s.enterprise = :enterprise AND s.joined_on BETWEEN '2020-01-01' AND '2030-12-31'
ORDER BY s.joined_on DESC, s.agreement, s.site
