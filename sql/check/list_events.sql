-- What happened to the entitlements of an enterprise.
-- in: enterprise EnterpriseId
-- out: entitlement EntitlementId, event int64_t, seq int64_t, cause Text, on_day Date, site SiteId,
--   change int64_t, coverage_end Date, agreement_since Date, source ?EntitlementId
-- rows: many
-- scope: enterprise
SELECT entitlement, event, seq, cause, on_day, site, change, coverage_end, agreement_since, source
FROM entitlement_event WHERE enterprise = :enterprise ORDER BY entitlement, event
