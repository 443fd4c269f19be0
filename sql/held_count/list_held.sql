-- How many of a part a site holds, by coverage end; 0 where nothing is left of them. No row: it never held any.
-- in: enterprise EnterpriseId, site SiteId, part Text
-- out: type Text, coverage_end Date, quantity Quantity
-- rows: many
-- scope: enterprise
SELECT p.type, e.coverage_end, CAST(SUM(e.quantity) AS bigint) AS quantity
FROM entitlement AS e JOIN part AS p ON p.part = e.part
WHERE e.enterprise = :enterprise AND e.site = :site AND e.part = :part
GROUP BY p.type, e.coverage_end
ORDER BY e.coverage_end
