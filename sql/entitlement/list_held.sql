-- What a quote asks of the entitlements of a JSON list of ids, with what their parts and sites say. The
-- ids stand alone first: sql/account/list_discounts.sql says why.
-- in: enterprise EnterpriseId, entitlements Text
-- out: entitlement EntitlementId, site SiteId, part Text, type Text, renewal ?Text, order_id OrderId,
--   line int64_t, quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   distributor ?AccountId, reseller ?AccountId, due ?Date, agreement AgreementId
-- rows: many
-- scope: enterprise
WITH k AS MATERIALIZED (SELECT CAST(j.value AS bigint) AS entitlement FROM json_each(:entitlements) AS j)
SELECT e.entitlement, e.site, e.part, p.type, p.renewal, e.order_id, e.line, e.quantity, e.coverage_end,
    e.agreement_since, e.renewed_yearly, e.distributor, e.reseller, e.due, s.agreement
FROM k CROSS JOIN entitlement AS e JOIN part AS p ON p.part = e.part
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
WHERE e.enterprise = :enterprise AND e.entitlement = k.entitlement
