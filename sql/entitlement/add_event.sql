-- Appends what happened to an entitlement.
-- in: enterprise EnterpriseId, entitlement EntitlementId, event int64_t, seq int64_t, cause Text,
--   on_day Date, site SiteId, change int64_t, coverage_end Date, agreement_since Date, source ?EntitlementId
-- rows: changes 1
-- scope: enterprise
INSERT INTO entitlement_event (enterprise, entitlement, event, seq, cause, on_day, site, change,
    coverage_end, agreement_since, source)
VALUES (:enterprise, :entitlement, :event, :seq, :cause, :on_day, :site, :change,
    :coverage_end, :agreement_since, :source)
