-- What of an enterprise is due between two days and covered still, with what a renewal quote groups it by and asks of it (as
-- entitlement/list_held). (CASE: PostgreSQL would go through everybody's lines by their due days.)
-- in: enterprise EnterpriseId, due_from Date, due_to Date, open_from Date
-- out: entitlement EntitlementId, site SiteId, agreement AgreementId, programme Text, part Text, type Text, renewal ?Text,
--   order_id OrderId, line int64_t, quantity Quantity, coverage_end Date, agreement_since Date, renewed_yearly ?Money,
--   due ?Date, distributor ?AccountId, reseller ?AccountId, currency Text, country_group Text
-- rows: many, ahead
-- scope: enterprise
SELECT e.entitlement, e.site, s.agreement, a.programme, e.part, p.type, p.renewal, e.order_id, e.line, e.quantity,
    e.coverage_end, e.agreement_since, e.renewed_yearly, e.due, e.distributor, e.reseller, o.currency, o.country_group
FROM entitlement AS e
    JOIN site AS s ON s.enterprise = e.enterprise AND s.site = e.site
    JOIN agreement AS a ON a.enterprise = s.enterprise AND a.agreement = s.agreement
    JOIN part AS p ON p.part = e.part
    JOIN orders AS o ON o.enterprise = e.enterprise AND o.order_id = e.order_id
WHERE e.enterprise = :enterprise AND e.quantity > 0 AND CASE WHEN e.due >= :due_from AND e.due <= :due_to THEN 1 ELSE 0 END = 1
    AND e.coverage_end >= :open_from AND p.renewal IS NOT NULL
ORDER BY e.entitlement
