-- How many renewal lines an account sees as a partner (V2 `incumbent`, and `named` for renewals) between two due days
-- behind a place of its list by due day; at most `most` lines are looked at, where unquoted of those in no live
-- quote of its own.
-- in: account AccountId, today Date, due_from Date, due_to Date, end_from Date, end_to Date, unquoted bool,
--   after_due Date, after_enterprise int64_t, after int64_t, most int64_t
-- out: lines int64_t
-- rows: one
-- scope: exempt a partner sees lines over many enterprises
SELECT COUNT(*) AS lines
FROM (SELECT 1 AS line FROM (SELECT enterprise, entitlement FROM entitlement
        WHERE reseller = :account AND due >= :due_from AND due <= :due_to
            AND coverage_end >= :end_from AND coverage_end <= :end_to
            AND (due, enterprise, entitlement) > (:after_due, :after_enterprise, :after)
    UNION ALL
    SELECT enterprise, entitlement FROM entitlement
        WHERE distributor = :account AND (reseller IS NULL OR reseller <> :account)
            AND due >= :due_from AND due <= :due_to
            AND coverage_end >= :end_from AND coverage_end <= :end_to
            AND (due, enterprise, entitlement) > (:after_due, :after_enterprise, :after)
    UNION ALL
    SELECT DISTINCT h.enterprise, h.entitlement
        FROM partner_naming AS n CROSS JOIN visibility AS v CROSS JOIN entitlement AS h
        WHERE n.enterprise = v.enterprise AND n.site = v.site AND n.naming = v.object
            AND n.account = :account AND n.state = 'active' AND n.scope = 'renewals'
            AND n.seq = (SELECT MAX(w.seq) FROM partner_naming AS w WHERE w.enterprise = n.enterprise
                AND w.site = n.site AND w.naming = n.naming)
            AND h.enterprise = v.enterprise AND h.site = v.site AND v.account = :account
            AND v.evidence IN ('named', 'consent') AND v.from_day <= :today
            AND (v.until_day IS NULL OR v.until_day >= :today)
            AND COALESCE(h.reseller, 0) <> :account AND COALESCE(h.distributor, 0) <> :account
            AND h.due >= :due_from AND h.due <= :due_to
            AND h.coverage_end >= :end_from AND h.coverage_end <= :end_to
            AND (h.due, h.enterprise, h.entitlement) > (:after_due, :after_enterprise, :after)) AS u
    WHERE CAST(:unquoted AS bigint) = 0 OR NOT EXISTS (SELECT 1 FROM quote_line AS l CROSS JOIN quote AS w
        WHERE l.enterprise = u.enterprise AND l.entitlement = u.entitlement
            AND w.enterprise = l.enterprise AND w.quote = l.quote AND w.revision = l.revision
            AND w.newest = 1 AND w.state NOT IN ('ordered', 'declined', 'expired', 'withdrawn', 'superseded')
            AND (w.valid_to IS NULL OR w.valid_to >= :today)
            AND (w.owner = :account OR w.distributor = :account OR w.reseller = :account))
    LIMIT :most) AS e
