-- The same for a partner, by what opens renewal lines to it today (C6, V2): whose incumbent it is, 180 days after the end too
-- (end_from), and what it was named for or consented to. enterprise 0: of all, only_site 0: of all.
-- in: account AccountId, today Date, end_from Date, enterprise int64_t, only_site int64_t, part Text, currency Text,
--   name_1 Text, name_2 Text, name_3 Text, after_enterprise int64_t, after int64_t, most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, order_id OrderId, part Text, type Text,
--   renewal Text, currency Text, country_group Text, renewed_yearly ?Money, distributor ?AccountId, reseller ?AccountId,
--   by_naming bool
-- rows: many
-- scope: exempt a partner sees lines over many enterprises
SELECT e.enterprise, e.entitlement, e.site, e.order_id, e.part, p.type, COALESCE(p.renewal, '') AS renewal, e.currency,
    e.country_group, e.renewed_yearly, e.distributor, e.reseller, k.by_naming
FROM (SELECT o.enterprise, o.entitlement, CAST(0 AS bigint) AS by_naming FROM entitlement AS o
        WHERE o.reseller = :account AND o.coverage_end >= :end_from
    UNION ALL
    SELECT o.enterprise, o.entitlement, CAST(0 AS bigint) FROM entitlement AS o
        WHERE o.distributor = :account AND (o.reseller IS NULL OR o.reseller <> :account) AND o.coverage_end >= :end_from
    UNION ALL
    SELECT DISTINCT h.enterprise, h.entitlement, CAST(1 AS bigint)
        FROM partner_naming AS n CROSS JOIN visibility AS v CROSS JOIN entitlement AS h
        WHERE n.enterprise = v.enterprise AND n.site = v.site AND n.naming = v.object AND n.account = :account
            AND n.state = 'active' AND n.scope = 'renewals'
            AND n.seq = (SELECT MAX(w.seq) FROM partner_naming AS w WHERE w.enterprise = n.enterprise
                AND w.site = n.site AND w.naming = n.naming)
            AND h.enterprise = v.enterprise AND h.site = v.site AND v.account = :account
            AND v.evidence IN ('named', 'consent') AND v.from_day <= :today
            AND (v.until_day IS NULL OR v.until_day >= :today)
            AND COALESCE(h.reseller, 0) <> :account AND COALESCE(h.distributor, 0) <> :account) AS k
    CROSS JOIN entitlement AS e JOIN part AS p ON p.part = e.part AND p.renewal IS NOT NULL
WHERE e.enterprise = k.enterprise AND e.entitlement = k.entitlement
    AND (e.enterprise = :enterprise OR :enterprise = 0) AND (e.site = :only_site OR :only_site = 0)
    AND (e.enterprise, e.entitlement) > (:after_enterprise, :after)
    AND (:part = '' OR e.part = :part OR p.renewal = :part) AND (:currency = '' OR e.currency = :currency)
    AND (:name_1 = '' OR EXISTS (SELECT 1 FROM site AS s WHERE s.enterprise = e.enterprise AND s.site = e.site
        AND ' ' || s.name_key LIKE :name_1 ESCAPE '!' AND ' ' || s.name_key LIKE :name_2 ESCAPE '!'
        AND ' ' || s.name_key LIKE :name_3 ESCAPE '!'))
ORDER BY e.enterprise, e.entitlement LIMIT :most
