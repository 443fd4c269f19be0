-- Copies entitlements of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO entitlement (enterprise, entitlement, site, part, order_id, line, quantity,
    coverage_end, agreement_since, renewed_yearly, distributor, reseller, due,
    currency, country_group)
SELECT enterprise + :shift, entitlement, site, part, order_id, line, quantity, coverage_end,
    agreement_since, renewed_yearly, distributor, reseller, due, currency, country_group
FROM entitlement WHERE enterprise BETWEEN :first AND :last
