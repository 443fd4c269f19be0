-- Of a partner's renewal lines that were due in four quarters, by quarter (0 is the first, from `due_from`; 3 ends before
--   `due_before`): how many it renewed by their due day, how many later, and how many are neither renewed nor gone. Of its orders
--   since a day that may have renewed them, and of lines left, at most `most` each are looked at. One row more, of quarter -1:
--   `looked` is the most of either that there were.
-- in: account AccountId, since Date, due_from Date, second Date, third Date, fourth Date, due_before Date, most int64_t
-- out: quarter int64_t, on_time int64_t, late int64_t, unrenewed int64_t, looked int64_t
-- rows: many
-- scope: exempt a partner renews over many enterprises
WITH o AS MATERIALIZED (SELECT w.enterprise, w.order_id, w.accepted_on
    FROM (SELECT enterprise, order_id, accepted_on FROM orders WHERE reseller = :account AND accepted_on >= :since
        UNION ALL
        SELECT enterprise, order_id, accepted_on FROM orders WHERE distributor = :account AND accepted_on >= :since
            AND (reseller IS NULL OR reseller <> :account)
        LIMIT :most) AS w),
e AS MATERIALIZED (SELECT u.due
    FROM (SELECT due FROM entitlement WHERE reseller = :account AND due >= :due_from AND due < :due_before
        UNION ALL
        SELECT due FROM entitlement WHERE distributor = :account AND due >= :due_from AND due < :due_before
            AND (reseller IS NULL OR reseller <> :account)
        LIMIT :most) AS u),
d AS (SELECT l.due, CASE WHEN o.accepted_on <= l.due THEN 1 ELSE 0 END AS on_time,
        CASE WHEN o.accepted_on <= l.due THEN 0 ELSE 1 END AS late, 0 AS unrenewed
    FROM o CROSS JOIN order_line AS l
    WHERE l.enterprise = o.enterprise AND l.order_id = o.order_id
        AND l.due >= :due_from AND l.due < :due_before AND l.returned < l.quantity
    UNION ALL
    SELECT e.due, 0, 0, 1 FROM e)
SELECT CAST(x.quarter AS bigint) AS quarter, CAST(SUM(x.on_time) AS bigint) AS on_time, CAST(SUM(x.late) AS bigint) AS late,
    CAST(SUM(x.unrenewed) AS bigint) AS unrenewed, CAST(0 AS bigint) AS looked
FROM (SELECT CASE WHEN d.due < :second THEN 0 WHEN d.due < :third THEN 1 WHEN d.due < :fourth THEN 2 ELSE 3 END AS quarter,
    d.on_time, d.late, d.unrenewed FROM d) AS x
GROUP BY x.quarter
UNION ALL
SELECT -1, 0, 0, 0, MAX(y.looked) FROM (SELECT COUNT(*) AS looked FROM o UNION ALL SELECT COUNT(*) FROM e) AS y
