-- What the proofs of a JSON list (as in list_seen) say line by line, proof by proof: the lines of the order at the site,
-- of a move the records that it brought.
-- in: proofs Text
-- out: at int64_t, line int64_t, part Text, description Text, type Text, metric Text, quantity Quantity,
--   coverage_start ?Date, coverage_end ?Date, months ?int64_t
-- rows: many, ahead
-- scope: exempt proofs that somebody sees lie in many enterprises
SELECT q.at, q.line, q.part, t.description, t.type, t.metric, q.quantity, q.coverage_start, q.coverage_end, q.months
FROM (
    SELECT k.at, l.line, 0 AS record, l.part, l.quantity, l.coverage_start, l.coverage_end, l.months
    FROM keys_each(:proofs) AS k CROSS JOIN proof AS p CROSS JOIN order_line AS l
    WHERE p.enterprise = k.enterprise AND p.proof = k.first AND p.source_proof IS NULL
        AND l.enterprise = p.enterprise AND l.order_id = p.order_id AND +l.site = p.site
    UNION ALL
    SELECT k.at, e.line, r.entitlement, e.part, v.change, NULL, v.coverage_end, NULL
    FROM keys_each(:proofs) AS k CROSS JOIN proof_record AS r CROSS JOIN entitlement AS e CROSS JOIN entitlement_event AS v
    WHERE r.enterprise = k.enterprise AND r.proof = k.first AND e.enterprise = r.enterprise
        AND e.entitlement = r.entitlement AND v.enterprise = r.enterprise AND v.entitlement = r.entitlement
        AND v.cause = 'move_in'
) AS q JOIN part AS t ON t.part = q.part
ORDER BY q.at, q.line, q.record
