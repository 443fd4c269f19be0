-- What the renewal lines at the sites of a JSON list (as in sites) are valued by, site by site, by their due day: of an
-- account those whose partner it is and those that it was named for or consented to (P08, V2); account 0: all of them.
-- in: sites Text, account AccountId, today Date, end_from Date
-- out: at int64_t, enterprise EnterpriseId, site SiteId, quantity Quantity, coverage_end Date, agreement_since Date,
--   due ?Date, renewal Text, currency Text, country_group Text
-- rows: many
-- scope: exempt customers that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS site FROM keys_each(:sites))
SELECT k.at, e.enterprise, e.site, e.quantity, e.coverage_end, e.agreement_since, e.due,
    COALESCE(p.renewal, '') AS renewal, e.currency, e.country_group
FROM k CROSS JOIN entitlement AS e CROSS JOIN part AS p
WHERE e.enterprise = k.enterprise AND e.site = k.site AND e.due IS NOT NULL AND e.coverage_end >= :end_from
    AND p.part = e.part AND p.renewal IS NOT NULL
    AND (CAST(:account AS bigint) = 0 OR e.reseller = :account OR e.distributor = :account OR EXISTS (
        SELECT 1 FROM visibility AS v CROSS JOIN partner_naming AS n
        WHERE v.enterprise = e.enterprise AND v.site = e.site AND +v.account = :account
            AND v.evidence IN ('named', 'consent') AND v.from_day <= :today
            AND (v.until_day IS NULL OR v.until_day >= :today) AND n.enterprise = v.enterprise AND n.site = v.site
            AND n.naming = v.object AND n.account = v.account AND n.state = 'active' AND n.scope = 'renewals'
            AND n.seq = (SELECT MAX(m.seq) FROM partner_naming AS m
                WHERE m.enterprise = n.enterprise AND m.site = n.site AND m.naming = n.naming)))
ORDER BY k.at, e.due NULLS LAST, e.entitlement
