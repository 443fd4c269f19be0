-- How many renewal lines fall due between two days, and at how many sites; at most `most` are looked at,
-- where unquoted of those in no live quote.
-- in: today Date, due_from Date, due_to Date, end_from Date, end_to Date, unquoted bool, most int64_t
-- out: lines int64_t, sites int64_t
-- rows: one
-- scope: exempt the desks see lines over many enterprises
SELECT COALESCE(CAST(SUM(s.lines) AS bigint), 0) AS lines, COUNT(*) AS sites
FROM (SELECT e.enterprise, e.site, COUNT(*) AS lines
    FROM (SELECT u.enterprise, u.site FROM entitlement AS u
        WHERE u.due >= :due_from AND u.due <= :due_to AND u.coverage_end >= :end_from
            AND u.coverage_end <= :end_to
            AND (CAST(:unquoted AS bigint) = 0 OR NOT EXISTS (SELECT 1 FROM quote_line AS l CROSS JOIN quote AS w
                WHERE l.enterprise = u.enterprise AND l.entitlement = u.entitlement
                    AND w.enterprise = l.enterprise AND w.quote = l.quote AND w.revision = l.revision
                    AND w.newest = 1 AND w.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
                    AND (w.valid_to IS NULL OR w.valid_to >= :today)))
        LIMIT :most) AS e
    GROUP BY e.enterprise, e.site) AS s
