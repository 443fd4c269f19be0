-- The sites of an enterprise with lines due between two days, and the first of those days.
-- in: enterprise EnterpriseId, due_from Date, due_to Date, open_from Date
-- out: site SiteId, due ?Date
-- rows: many
-- scope: enterprise
SELECT site, MIN(due) AS due FROM entitlement
WHERE enterprise = :enterprise AND quantity > 0 AND due >= :due_from AND due <= :due_to AND coverage_end >= :open_from
GROUP BY site ORDER BY site
