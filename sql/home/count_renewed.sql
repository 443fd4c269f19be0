-- Of a partner's renewal lines that were due between two days: how many it renewed, how many of these by their due day, and how many
--   are neither renewed nor gone. Of its orders since a day that may have renewed them, and of lines left, at most `most` each are
--   looked at; `looked` is the most of either that there were.
-- in: account AccountId, since Date, due_from Date, due_to Date, most int64_t
-- out: renewed int64_t, on_time int64_t, unrenewed int64_t, looked int64_t
-- rows: one
-- scope: exempt a partner renews over many enterprises
SELECT COALESCE(CAST(SUM(x.renewed) AS bigint), 0) AS renewed, COALESCE(CAST(SUM(x.on_time) AS bigint), 0) AS on_time,
    COALESCE(CAST(SUM(x.unrenewed) AS bigint), 0) AS unrenewed, COALESCE(MAX(x.looked), 0) AS looked
FROM (SELECT SUM(d.renewed) AS renewed, SUM(d.on_time) AS on_time, 0 AS unrenewed, COUNT(*) AS looked
    FROM (SELECT (SELECT COUNT(*) FROM order_line AS l WHERE l.enterprise = o.enterprise AND l.order_id = o.order_id
                AND l.due >= :due_from AND l.due <= :due_to AND l.returned < l.quantity) AS renewed,
            (SELECT COUNT(*) FROM order_line AS t WHERE t.enterprise = o.enterprise AND t.order_id = o.order_id
                AND t.due >= :due_from AND t.due <= :due_to AND t.returned < t.quantity AND o.accepted_on <= t.due) AS on_time
        FROM (SELECT enterprise, order_id, accepted_on FROM orders WHERE reseller = :account AND accepted_on >= :since
            UNION ALL
            SELECT enterprise, order_id, accepted_on FROM orders WHERE distributor = :account AND accepted_on >= :since
                AND (reseller IS NULL OR reseller <> :account)
            LIMIT :most) AS o) AS d
    UNION ALL
    SELECT 0 AS renewed, 0 AS on_time, COUNT(*) AS unrenewed, COUNT(*) AS looked
    FROM (SELECT entitlement FROM entitlement WHERE reseller = :account AND due >= :due_from AND due <= :due_to
        UNION ALL
        SELECT entitlement FROM entitlement WHERE distributor = :account AND due >= :due_from AND due <= :due_to
            AND (reseller IS NULL OR reseller <> :account)
        LIMIT :most) AS e) AS x
