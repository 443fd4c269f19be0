-- How many renewal lines fall due between two days, and at how many sites; at most `most` are looked at.
-- in: due_from Date, due_to Date, end_from Date, end_to Date, most int64_t
-- out: lines int64_t, sites int64_t
-- rows: one
-- scope: exempt the desks see lines over many enterprises
SELECT COALESCE(CAST(SUM(s.lines) AS bigint), 0) AS lines, COUNT(*) AS sites
FROM (SELECT e.enterprise, e.site, COUNT(*) AS lines
    FROM (SELECT enterprise, site FROM entitlement
        WHERE due >= :due_from AND due <= :due_to AND coverage_end >= :end_from AND coverage_end <= :end_to
        LIMIT :most) AS e
    GROUP BY e.enterprise, e.site) AS s
