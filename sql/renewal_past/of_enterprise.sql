-- The same of one enterprise, for who sees all of it that is asked for: of the sites that stand in an agreement now
-- (0: in any), of one site (0: of all).
-- in: enterprise EnterpriseId, own_agreement AgreementId, only_site SiteId, part Text, currency Text, name_1 Text,
--   name_2 Text, name_3 Text, after_enterprise int64_t, after int64_t, most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, order_id OrderId, part Text, type Text,
--   renewal Text, currency Text, country_group Text, renewed_yearly ?Money, distributor ?AccountId, reseller ?AccountId,
--   by_naming bool
-- rows: many
-- scope: enterprise
SELECT e.enterprise, e.entitlement, e.site, e.order_id, e.part, p.type, COALESCE(p.renewal, '') AS renewal, e.currency,
    e.country_group, e.renewed_yearly, e.distributor, e.reseller, CAST(0 AS bigint) AS by_naming
FROM entitlement AS e JOIN part AS p ON p.part = e.part AND p.renewal IS NOT NULL
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
WHERE e.enterprise = :enterprise AND (e.enterprise, e.entitlement) > (:after_enterprise, :after)
    AND (s.agreement = :own_agreement OR :own_agreement = 0) AND (e.site = :only_site OR :only_site = 0)
    AND (:part = '' OR e.part = :part OR p.renewal = :part) AND (:currency = '' OR e.currency = :currency)
    AND (:name_1 = '' OR (' ' || s.name_key LIKE :name_1 ESCAPE '!' AND ' ' || s.name_key LIKE :name_2 ESCAPE '!'
        AND ' ' || s.name_key LIKE :name_3 ESCAPE '!'))
ORDER BY e.entitlement LIMIT :most
