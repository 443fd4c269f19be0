-- The renewal lines that no standing quote could take, of all enterprises, by enterprise and age; before an enterprise's lines,
-- by entitlement 0, that its own night had a fault, at its first site.
-- in: after_enterprise EnterpriseId, after EntitlementId, most int64_t
-- out: enterprise EnterpriseId, entitlement EntitlementId, refusal Text, since Date, number Text, name Text, city Text,
--   country Text, agreement_number Text, part Text, renewal ?Text, quantity Quantity, due ?Date, coverage_end ?Date
-- rows: many
-- scope: exempt the renewals desk sees what the night could not quote, of all enterprises
SELECT x.enterprise AS enterprise, x.entitlement AS entitlement, x.refusal, x.since, s.number, s.name, s.city, s.country, a.number AS agreement_number,
    e.part, p.renewal, e.quantity, e.due, e.coverage_end
FROM renewal_exception AS x
    JOIN entitlement AS e ON e.enterprise = x.enterprise AND e.entitlement = x.entitlement
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
    JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement
    JOIN part AS p ON p.part = e.part
WHERE (x.enterprise, x.entitlement) > (:after_enterprise, :after)
UNION ALL
SELECT f.enterprise, 0 AS entitlement, 'night_fault' AS refusal, f.since, s.number, s.name, s.city, s.country,
    a.number AS agreement_number, '' AS part, NULL AS renewal, 0 AS quantity, NULL AS due, NULL AS coverage_end
FROM night_fault AS f
    JOIN site AS s ON s.enterprise = f.enterprise
        AND s.site = (SELECT MIN(t.site) FROM site AS t WHERE t.enterprise = f.enterprise)
    JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement
WHERE f.enterprise > :after_enterprise
ORDER BY enterprise, entitlement LIMIT :most
