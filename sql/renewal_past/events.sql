-- What happened to the records of a JSON list, each an enterprise's nineteen digits and an entitlement's behind them, in
-- the order of recording; `at` is the place in the list, from 0.
-- in: lines Text
-- out: at int64_t, seq int64_t, cause Text, on_day Date, site SiteId, change int64_t, coverage_end Date,
--   agreement_since Date, source ?EntitlementId
-- rows: many
-- scope: exempt renewal lines that somebody sees lie in many enterprises
WITH k AS (SELECT at, enterprise, first AS entitlement FROM keys_each(:lines))
SELECT k.at, v.seq, v.cause, v.on_day, v.site, v.change, v.coverage_end, v.agreement_since, v.source
FROM k CROSS JOIN entitlement_event AS v
WHERE v.enterprise = k.enterprise AND v.entitlement = k.entitlement
ORDER BY k.at, v.event
