-- Copies what happened to entitlements of the enterprises of a range to as many others, `shift` further on.
-- in: first EnterpriseId, last EnterpriseId, shift int64_t
-- rows: changes any
-- scope: exempt copies whole enterprises, many at once
INSERT INTO entitlement_event (enterprise, entitlement, event, seq, cause, on_day, site, change,
    coverage_end, agreement_since, source)
SELECT enterprise + :shift, entitlement, event, seq, cause, on_day, site, change, coverage_end,
    agreement_since, source
FROM entitlement_event WHERE enterprise BETWEEN :first AND :last
