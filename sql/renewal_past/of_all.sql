-- Records of everybody that a renewal line may have been of, by their keys, for the vendor's desks: what of them never
-- changes, and who sold them last.
-- in: part Text, currency Text, name_1 Text, name_2 Text, name_3 Text, after_enterprise int64_t, after int64_t,
--   most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, site SiteId, order_id OrderId, part Text, type Text,
--   renewal Text, currency Text, country_group Text, renewed_yearly ?Money, distributor ?AccountId, reseller ?AccountId,
--   by_naming bool
-- rows: many
-- scope: exempt the desks see lines over many enterprises
SELECT e.enterprise, e.entitlement, e.site, e.order_id, e.part, p.type, COALESCE(p.renewal, '') AS renewal, e.currency,
    e.country_group, e.renewed_yearly, e.distributor, e.reseller, CAST(0 AS bigint) AS by_naming
FROM entitlement AS e JOIN part AS p ON p.part = e.part AND p.renewal IS NOT NULL
WHERE (e.enterprise, e.entitlement) > (:after_enterprise, :after)
    AND (:part = '' OR e.part = :part OR p.renewal = :part) AND (:currency = '' OR e.currency = :currency)
    AND (:name_1 = '' OR EXISTS (SELECT 1 FROM site AS s WHERE s.enterprise = e.enterprise AND s.site = e.site
        AND ' ' || s.name_key LIKE :name_1 ESCAPE '!' AND ' ' || s.name_key LIKE :name_2 ESCAPE '!'
        AND ' ' || s.name_key LIKE :name_3 ESCAPE '!'))
ORDER BY e.enterprise, e.entitlement LIMIT :most
