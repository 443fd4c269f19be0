-- A partner's renewal lines that were due between two days: those that it renewed, by its orders since a day that may have, and
--   those that are neither renewed nor gone. By due day; what is left stands behind what was renewed.
-- in: account AccountId, since Date, due_from Date, due_to Date, on_time bool, late bool, unrenewed bool, skip int64_t, most int64_t
-- out: due ?Date, accepted_on ?Date, number Text, line int64_t, site_number Text, customer_name Text, part Text,
--   description Text, quantity Quantity, coverage_start ?Date, coverage_end Date
-- rows: many
-- scope: exempt a partner renews over many enterprises
SELECT x.due, x.accepted_on, x.number, x.line, s.number AS site_number, s.name AS customer_name, x.part, p.description,
    x.quantity, x.coverage_start, x.coverage_end
FROM (SELECT l.due, o.accepted_on, o.number, l.line, l.enterprise, l.site, l.part, l.quantity - l.returned AS quantity,
        l.coverage_start, l.coverage_end, o.order_id AS record, 0 AS behind
    FROM (SELECT enterprise, order_id, accepted_on, number FROM orders WHERE reseller = :account AND accepted_on >= :since
        UNION ALL
        SELECT enterprise, order_id, accepted_on, number FROM orders WHERE distributor = :account AND accepted_on >= :since
            AND (reseller IS NULL OR reseller <> :account)) AS o CROSS JOIN order_line AS l
    WHERE l.enterprise = o.enterprise AND l.order_id = o.order_id
        AND l.due >= :due_from AND l.due <= :due_to AND l.returned < l.quantity
        AND ((CAST(:on_time AS bigint) = 1 AND o.accepted_on <= l.due) OR (CAST(:late AS bigint) = 1 AND o.accepted_on > l.due))
    UNION ALL
    SELECT e.due, NULL, '', 0, e.enterprise, e.site, e.part, e.quantity, NULL, e.coverage_end, e.entitlement, 1
    FROM (SELECT enterprise, entitlement, due, site, part, quantity, coverage_end FROM entitlement
            WHERE reseller = :account AND due >= :due_from AND due <= :due_to
        UNION ALL
        SELECT enterprise, entitlement, due, site, part, quantity, coverage_end FROM entitlement
            WHERE distributor = :account AND due >= :due_from AND due <= :due_to
            AND (reseller IS NULL OR reseller <> :account)) AS e
    WHERE CAST(:unrenewed AS bigint) = 1) AS x
    CROSS JOIN site AS s CROSS JOIN part AS p
WHERE s.enterprise = x.enterprise AND s.site = x.site AND p.part = x.part
ORDER BY x.due NULLS LAST, x.behind, x.enterprise, x.record, x.line LIMIT :most OFFSET :skip
