-- The sites of an enterprise with lines due between two days, and the first of those days. (CASE: see list_lines.)
-- in: enterprise EnterpriseId, due_from Date, due_to Date, open_from Date
-- out: site SiteId, due ?Date
-- rows: many, ahead
-- scope: enterprise
SELECT site, MIN(due) AS due FROM entitlement
WHERE enterprise = :enterprise AND quantity > 0 AND CASE WHEN due >= :due_from AND due <= :due_to THEN 1 ELSE 0 END = 1
    AND coverage_end >= :open_from
GROUP BY site ORDER BY site
